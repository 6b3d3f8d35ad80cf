#include "api/rest/routes.hpp"
#include "formats/json/parse.hpp"
#include "tests/rules/town.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace noroshi::support {
namespace {

/// What a route answers to somebody of the town.
auto ask(Town& town, const std::string& user, const std::string& method, const std::string& path, const std::string& body = "",
         const std::string& precedent = "") -> Result<http::Response> {
  const auto all = rest::all_routes();
  const auto route = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.method == method && one.path == path; });
  if (route == all.end()) {
    ADD_FAILURE() << "no route " << path;
    return fail(ErrorCode::NotFound, "no_route", path);
  }
  http::Request request;
  if (!body.empty()) request.json = *json::parse(body);
  if (!precedent.empty()) request.params.emplace("precedent", precedent);
  return std::get<http::Handler>(route->handler)(town.house("power"), town.caller("power", user), request);
}

auto first_precedent(const http::Response& response) -> std::string {
  const auto body = json::parse(response.body());
  const auto* list = body->find("precedents");
  return list && list->items() && !list->items()->empty() ? *list->items()->front().find("precedent")->text() : "none";
}

TEST(Precedents, AreShownBesideTheAnswerToAFilingWithWhy) {
  Town town;
  services::FileReport request;
  request.input.what_i_know = "スマートメーターの検針データが書き換えられた。電気は流れている";
  request.input.facts = {{"service_state", std::string{"kept"}}, {"data_altered", true}};
  const auto key = town.key();
  const auto filed = services::file_report(town.house("power"), town.caller("power", "shinonome.reporter"), key, request);
  ASSERT_TRUE(filed) << filed.error().message;
  const auto& near = filed->value().precedents;
  ASSERT_FALSE(near.empty());
  EXPECT_EQ(near.front().second.id.rfind("pr-meter-data", 0), 0U) << near.front().second.id;
  EXPECT_FALSE(near.front().first.shared.empty());
  EXPECT_FALSE(near.front().first.words.empty());
  const auto again = services::file_report(town.house("power"), town.caller("power", "shinonome.reporter"), key, request);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->value().precedents.front().first, near.front().first);
}

TEST(Precedents, OfALaterVersionAreNearToAllThatIsKnownOfTheCase) {
  Town town;
  services::FileReport first;
  first.input.what_i_know = "調査中";
  first.input.facts = {{"spam_only", true}};
  const auto filed = services::file_report(town.house("power"), town.caller("power", "shinonome.reporter"), town.key(), first);
  ASSERT_TRUE(filed) << filed.error().message;
  services::FileReport later;
  later.input.what_i_know = "変わりなし";
  later.input.stage = domain::ReportStage::FollowUp;
  later.thread = filed->value().thread;
  const auto told = services::file_report(town.house("power"), town.caller("power", "shinonome.reporter"), town.key(), later);
  ASSERT_TRUE(told) << told.error().message;
  ASSERT_FALSE(told->value().precedents.empty());
  EXPECT_EQ(told->value().precedents.front().second.id, "pr-spam");
}

TEST(Precedents, ShowNothingOfWhatOthersFiled) {
  Town town;
  const auto* question = R"({"sector":"ele","facts":{},"text":"青い灯台の計器が止まった。停電"})";
  const auto before = ask(town, "shinonome.reporter", "POST", "line", question);
  ASSERT_TRUE(before) << before.error().message;
  EXPECT_EQ(first_precedent(*before), "pr-blackout");
  town.file("power", "shinonome.reporter", "青い灯台の計器が止まった。停電");
  const auto after = ask(town, "power.coordinator", "POST", "line", question);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->body(), before->body());
}

TEST(Precedents, AreListedForAllWithWhatTheTablesOfTodaySay) {
  Town town;
  const auto listed = ask(town, "shinonome.reporter", "GET", "precedents");
  ASSERT_TRUE(listed);
  const auto body = json::parse(listed->body());
  const auto& items = *body->find("precedents")->items();
  EXPECT_EQ(items.size(), town.house("power").rules().precedents.size());
  for (const auto& item : items) EXPECT_TRUE(item.find("differences")->items()->empty()) << *item.find("precedent")->text();
  const auto one = ask(town, "shinonome.reporter", "GET", "precedents/{precedent}", "", "pr-spam");
  ASSERT_TRUE(one);
  EXPECT_NE(listed->body().find(one->body()), std::string::npos);
}

TEST(Precedents, ThatAreNotThereAreTheAbsentAnswer) {
  Town town;
  const auto none = ask(town, "shinonome.reporter", "GET", "precedents/{precedent}", "", "pr-nothing");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::NotFound);
  EXPECT_EQ(none.error().slug, "not_found");
}

TEST(Practices, AreListedAndAnExpiredOneSaysSo) {
  Town town;
  const auto state_of = [&](const std::string& id) -> std::string {
    const auto listed = ask(town, "shinonome.reporter", "GET", "practices");
    const auto body = json::parse(listed->body());
    for (const auto& item : *body->find("practices")->items()) {
      if (*item.find("practice")->text() == id) return *item.find("state")->text();
    }
    return "gone";
  };
  town.clock().set(*parse_rfc3339("2026-12-01T00:00:00Z"));
  EXPECT_EQ(state_of("lp-first-word"), "current");
  EXPECT_EQ(state_of("lp-ask-a-neighbour"), "expired");
  town.clock().set(*parse_rfc3339("2030-01-01T00:00:00Z"));
  EXPECT_EQ(state_of("lp-first-word"), "expired");
}

}  // namespace
}  // namespace noroshi::support
