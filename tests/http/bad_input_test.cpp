#include "formats/json/parse.hpp"
#include "services/people/api_tokens.hpp"
#include "tests/http/http_station.hpp"

#include <gtest/gtest.h>

namespace noroshi::http_test {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Problem+json, well formed, and the fields it names.
auto fields_of(const Reply& reply) -> std::vector<std::string> {
  EXPECT_EQ(reply.field("Content-Type"), "application/problem+json");
  const auto problem = json::parse(reply.body);
  std::vector<std::string> fields;
  if (!problem) {
    ADD_FAILURE() << reply.body;
    return fields;
  }
  EXPECT_EQ(*problem->find("status")->integer(), reply.status);
  EXPECT_TRUE(problem->find("type")->text()->starts_with("urn:noroshi:error:"));
  const auto* list = problem->find("fields");
  if (list == nullptr) return fields;
  for (const auto& mistake : *list->items()) fields.push_back(*mistake.find("field")->text());
  return fields;
}

class BadInput : public HttpStation {
protected:
  void SetUp() override {
    HttpStation::SetUp();
    const auto token = services::make_api_token(power_.house, reporter_, {"setup", {}}, "test");
    ASSERT_TRUE(token);
    authorization_ = {"Authorization", "Bearer " + token->value().token};
  }
  auto post_token(const std::string& body, Fields more = {}) -> Reply {
    more.push_back(authorization_);
    more.emplace_back("Idempotency-Key", std::to_string(++keys_));
    return post("tokens", body, more);
  }
  auto tokens() -> std::size_t { return services::list_api_tokens(power_.house, reporter_)->size(); }

  std::pair<std::string, std::string> authorization_;
  int keys_ = 0;
};

TEST_F(BadInput, IsRefusedWithoutStoringAnything) {
  const std::vector<std::pair<std::string, int>> bodies{
      {"", 400},
      {"{", 400},
      {"[]", 400},
      {"null", 400},
      {"\"text\"", 400},
      {"{\"label\":\"a\"}{}", 400},
      {"{\"label\":\"a\"} x", 400},
      {"{\"label\":\"\xff\"}", 400},
      {"{\"label\":\"\xed\xa0\x80\"}", 400},
      {"{\"label\":\"\\ud800\"}", 400},
      {"{\"label\":\"a\\u0000b\"}", 400},
      {"{\"label\":\"a\\u202eb\"}", 400},
      {"{\"label\":\"a\xE2\x80\xAE b\"}", 400},
      {"{\"label\":\"a\\u001bb\"}", 400},
      {std::string{"{\"label\":\"a\0b\"}", 15}, 400},
      {"{\"label\":5}", 400},
      {"{\"label\":\"\"}", 400},
      {"{\"label\":null}", 400},
      {"{}", 400},
      {"{\"label\":\"a\",\"label\":\"b\"}", 400},
      {"{\"label\":\"a\",\"lab\\u0065l\":\"b\"}", 400},
      {"{\"label\":\"a\",\"admin\":true}", 400},
      {"{\"label\":\"" + std::string(201, 'a') + "\"}", 400},
      {"{\"label\":" + std::string(17, '[') + std::string(17, ']') + "}", 413},
      {"{\"label\":" + std::string(100'000, '[') + "}", 413},
      {"{\"label\":[" + std::string(40'000, '1') + "]}", 400},
      {std::string(300 * 1024, ' '), 413},
  };
  for (const auto& [body, status] : bodies) {
    const auto reply = post_token(body);
    EXPECT_EQ(reply.status, status) << body.substr(0, 60) << "\n" << reply.body;
    fields_of(reply);
  }
  EXPECT_EQ(tokens(), 1U);
  EXPECT_EQ(post_token(R"({"label":"良い"})").status, 201);
  EXPECT_EQ(tokens(), 2U);
}

TEST_F(BadInput, IsNamedFieldByFieldAllAtOnce) {
  const auto admin = services::make_api_token(power_.house, administrator_, {"x", {}}, "test")->value().token;
  const auto reply = post("people?colour=red&purpose=fun", R"({"display":"a","mail":7,"organisation":"x","roles":["king"],"crown":1})",
                          {{"Authorization", "Bearer " + admin}});
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(fields_of(reply),
            (std::vector<std::string>{"Idempotency-Key", "colour", "purpose", "user", "mail", "organisation", "roles/0", "crown"}));
}

TEST_F(BadInput, NamesADuplicateField) {
  EXPECT_EQ(fields_of(post_token(R"({"label":"a","label":"b"})")), std::vector<std::string>{"label"});
}

TEST_F(BadInput, IsRefusedWhenItIsNotPlainJson) {
  const Fields common{authorization_, {"Idempotency-Key", "k"}};
  const auto send = [&](Fields more) {
    more.insert(more.end(), common.begin(), common.end());
    return ask({"POST", "/power/api/v1/tokens", more, R"({"label":"a"})"});
  };
  for (const auto* type :
       {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", "application/json; charset=shift_jis", ""}) {
    EXPECT_EQ(send({{"Content-Type", type}}).status, 415) << type;
  }
  EXPECT_EQ(send({}).status, 415);
  EXPECT_EQ(send({{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}).status, 415);
  EXPECT_EQ(tokens(), 1U);
  EXPECT_EQ(send({{"Content-Type", "Application/JSON; charset=UTF-8"}}).status, 201);
}

TEST_F(BadInput, NeedsAnIdempotencyKeyThatIsWellFormed) {
  for (const auto& key : {std::string{}, std::string{"a b"}, std::string(129, 'k'), std::string{"\xe7\x81\xab"}}) {
    const auto reply = post("tokens", R"({"label":"a"})", {authorization_, {"Idempotency-Key", key}});
    EXPECT_EQ(fields_of(reply), std::vector<std::string>{"Idempotency-Key"}) << key;
  }
  EXPECT_EQ(tokens(), 1U);
}

TEST_F(BadInput, GivesTheSameAnswerForTheSameKeyAndAConflictForAnotherBody) {
  const Fields fields{authorization_, {"Idempotency-Key", "once"}};
  const auto first = post("tokens", R"({"label":"a"})", fields);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(post("tokens", R"({"label":"a"})", fields).raw, first.raw);
  EXPECT_EQ(post("tokens", R"({"label":"b"})", fields).status, 409);
  EXPECT_EQ(tokens(), 2U);
}

TEST_F(BadInput, IsRefusedInQueries) {
  for (const auto* query : {"purpose=response&purpose=response", "purpose=%ff", "purpose=%zz", "a%00b=1", "__proto__=1"}) {
    EXPECT_EQ(get(std::string{"session?"} + query, {authorization_}).status, 400) << query;
  }
  EXPECT_EQ(get("session?purpose=statistics", {authorization_}).status, 200);
}

TEST_F(BadInput, IsABodyWhereNoneIsTaken) {
  EXPECT_EQ(ask({"GET", "/power/api/v1/session", {authorization_, {"Content-Type", "application/json"}}, R"({"a":1})"}).status, 400);
  EXPECT_EQ(ask({"GET", "/power/api/v1/session", {authorization_}, "x"}).status, 415);
}

TEST_F(BadInput, IsAMethodThatThePathDoesNotHave) {
  const auto reply = ask({"PUT", "/power/api/v1/tokens", {authorization_}});
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.field("Allow"), "GET, POST");
}

}  // namespace
}  // namespace noroshi::http_test
