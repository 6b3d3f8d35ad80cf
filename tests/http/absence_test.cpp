#include "services/people/api_tokens.hpp"
#include "services/people/sign_in.hpp"
#include "tests/http/http_station.hpp"
#include "tests/http/schema_sample.hpp"

#include <gtest/gtest.h>

/// C5 over the list of routes: absence and ignorance look the same, byte for byte.
namespace noroshi::http_test {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

constexpr auto some_id = "6d1f6f3e-52d5-4b8e-9b1e-0f4f1a3c2b10";

auto with_ids(std::string path, const std::string& id) -> std::string {
  for (auto from = path.find('{'); from != std::string::npos; from = path.find('{')) path.replace(from, path.find('}') - from + 1, id);
  return path;
}

class Absence : public HttpStation {
protected:
  auto signed_in(support::MemoryStation& station, const std::string& user) -> std::string {
    const auto token = services::sign_in(station.house, user, Secret{std::string_view{support::MemoryStation::password}})->value().token;
    return "noroshi-" + station.house.station.slug + "=" + token;
  }
  auto api_token(support::MemoryStation& station, const domain::Caller& caller) -> std::string {
    const services::RequestKey key{std::to_string(++keys_), {}};
    return "Bearer " + services::make_api_token(station.house, caller, key, "test")->value().token;
  }

  /// Every way of not being known that there is.
  auto bad_credentials() -> std::vector<std::pair<std::string, Fields>> {
    const auto person = power_.add_person("left", {domain::Role::Administrator});
    const auto left = api_token(power_, person);
    EXPECT_TRUE(services::deactivate_person(power_.house, administrator_, person.person));
    const auto stranger = gas_.add_person("stranger", {domain::Role::Administrator});
    auto foreign = signed_in(gas_, "stranger");
    foreign.replace(0, std::string{"noroshi-gas"}.size(), "noroshi-power");
    const auto expired = signed_in(power_, "admin");
    power_.clock.advance(std::chrono::hours{1});
    return {{"nothing", {}},
            {"empty bearer", {{"Authorization", "Bearer "}}},
            {"bad bearer", {{"Authorization", "Bearer noroshi_AAAA"}}},
            {"basic", {{"Authorization", "Basic YWRtaW46YWRtaW4="}}},
            {"bad cookie", {{"Cookie", "noroshi-power=AAAA"}}},
            {"two cookies", {{"Cookie", expired + "; " + expired}}},
            {"expired session", {{"Cookie", expired}}},
            {"session of another station", {{"Cookie", foreign}}},
            {"token of another station", {{"Authorization", api_token(gas_, stranger)}}},
            {"token of one who left", {{"Authorization", left}}},
            {"bad bearer beside a cookie", {{"Authorization", "Bearer x"}, {"Cookie", "noroshi-power=AAAA"}}}};
  }

  auto routes() const -> http::RouteTable { return rest::all_routes(); }
  auto is_open(const std::string& method, const std::string& path) const -> bool {
    const auto all = routes();
    return std::any_of(all.begin(), all.end(), [&](const http::Route& route) {
      return route.access.auth() == http::Auth::Open && route.method == method && route.path == path;
    });
  }
  int keys_ = 0;
};

TEST_F(Absence, IsOneAnswerForAllWhoAreNotKnown) {
  const auto reference = get("nothing-of-the-kind");
  ASSERT_EQ(reference.status, 401);
  for (const auto& [name, fields] : bad_credentials()) {
    EXPECT_EQ(get("nothing-of-the-kind", fields).raw, reference.raw) << name;
    for (const auto& route : routes()) {
      if (route.access.auth() == http::Auth::Open) continue;
      Ask request{route.method, "/power/api/v1/" + with_ids(route.path, some_id), fields};
      if (route.method == "POST") {
        request.fields.emplace_back("Content-Type", "application/json");
        request.fields.emplace_back("Idempotency-Key", "k");
        request.body = sample_of(route.request);
      }
      EXPECT_EQ(ask(request).raw, reference.raw) << name << ": " << route.method << " " << route.path;
    }
  }
}

TEST_F(Absence, DoesNotDependOnMethodPathQueryOrBody) {
  const auto reference = get("nothing-of-the-kind");
  for (const auto& route : routes()) {
    for (const auto* id : {some_id, "1", "..", "%2e%2e", "%00", "%", "a%2Fb", "%ff", "%E2%80%AE"}) {
      const auto path = "/power/api/v1/" + with_ids(route.path, id);
      for (const auto* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"}) {
        if (is_open(method, route.path)) continue;
        EXPECT_EQ(ask({method, path}).raw, reference.raw) << method << " " << path;
      }
    }
  }
  for (const auto* path :
       {"", "?purpose=response", "reports?after=1", "%", "//", "reports/", "reports//", ".", "..", "openapi.json/", "OPENAPI.JSON"}) {
    EXPECT_EQ(get(path).raw, reference.raw) << path;
  }
  const std::string large(1'000'000, 'x');
  EXPECT_EQ(post("reports", large, {{"Idempotency-Key", "k"}}).raw, reference.raw);
  EXPECT_EQ(post("reports", "{\xff", {{"Idempotency-Key", "k"}}).raw, reference.raw);
  EXPECT_EQ(ask({"POST", "/power/api/v1/reports", {{"Content-Type", "text/xml"}, {"Content-Encoding", "gzip"}}, "x"}).raw, reference.raw);
}

TEST_F(Absence, IsOneAnswerAtTheRelaysDoor) {
  const auto reference = ask({"GET", "/power/relay/"});
  ASSERT_EQ(reference.status, 401);
  EXPECT_EQ(ask({"POST", "/power/relay/nothing", {}, "x"}).raw, reference.raw);
  EXPECT_EQ(ask({"DELETE", "/power/relay/dispatches"}).raw, reference.raw);
}

TEST_F(Absence, IsOneAnswerForStationsThatAreNotThere) {
  const auto reference = ask({"GET", "/nothing-of-the-kind"});
  ASSERT_EQ(reference.status, 404);
  for (const auto* path : {"/water/", "/water", "/water/api/v1/reports", "/water/api/v1/session", "/water/log/checkpoint",
                           "/water/relay/dispatches", "/Power/", "/%70ower/", "/power%2Fapi/v1/reports", "//", "/../power/", "/power/api",
                           "/power/api/v2/reports", "/power/taxii2/", "/favicon.ico"}) {
    EXPECT_EQ(ask({"GET", path}).raw, reference.raw) << path;
  }
  EXPECT_EQ(ask({"POST", "/water/api/v1/session", {{"Content-Type", "application/json"}}, "{}"}).body, reference.body);
}

/// Each person of the station against each route that is not for them, and against ids that are not theirs.
class AbsenceForTheKnown : public Absence {
protected:
  void SetUp() override {
    Absence::SetUp();
    for (const auto* name : {"reporter", "home_approver", "coordinator", "approver", "analyst", "executive", "recipient", "ministry_desk",
                             "ministry_supervision", "auditor", "administrator"}) {
      const auto role = *domain::parse_role(name);
      const auto caller = power_.add_person(std::string{"the_"} + name, {role});
      callers_.emplace_back(role, api_token(power_, caller));
    }
  }
  auto ask_as(const std::string& token, const http::Route& route, const std::string& id) -> Reply {
    Ask request{route.method, "/power/api/v1/" + with_ids(route.path, id) + "?purpose=response", {{"Authorization", token}}};
    if (route.method == "POST") {
      request.fields.emplace_back("Content-Type", "application/json");
      request.fields.emplace_back("Idempotency-Key", std::to_string(++keys_));
      request.body = sample_of(route.request);
    }
    return ask(request);
  }
  std::vector<std::pair<domain::Role, std::string>> callers_;
};

TEST_F(AbsenceForTheKnown, HidesRoutesOfOtherRoles) {
  const auto reference = get("nothing-of-the-kind", {{"Authorization", callers_.front().second}});
  ASSERT_EQ(reference.status, 404);
  int hidden = 0;
  for (const auto& [role, token] : callers_) {
    for (const auto& route : routes()) {
      const bool admitted = route.access.auth() == http::Auth::Open || route.access.roles().empty() || route.access.roles().contains(role);
      if (admitted) continue;
      const auto reply = ask_as(token, route, some_id);
      // Another method of the same path may be this role's: then the path is no secret.
      if (reply.status == 405) continue;
      ++hidden;
      // A body that was not asked for is not read, so the connection ends with it.
      EXPECT_EQ(reply.body, reference.body) << domain::to_text(role) << " " << route.method << " " << route.path;
      EXPECT_EQ(reply.status, 404);
    }
  }
  EXPECT_GT(hidden, 100);
}

TEST_F(AbsenceForTheKnown, MakesForeignUnknownAndMalformedIdsOneAnswer) {
  const auto reference = get("nothing-of-the-kind", {{"Authorization", callers_.front().second}});
  ASSERT_EQ(reference.status, 404);
  const std::vector<std::string> ids{some_id,
                                     administrator_.person.str(),
                                     power_.house.station.id.str(),
                                     "1",
                                     "AAAA",
                                     "%F0%9F%94%A5",
                                     "6D1F6F3E-52D5-4B8E-9B1E-0F4F1A3C2B10",
                                     std::string(300, 'a')};
  for (const auto& [role, token] : callers_) {
    for (const auto& route : routes()) {
      const bool admitted = route.access.roles().empty() || route.access.roles().contains(role);
      if (route.access.auth() == http::Auth::Open || !admitted || route.path.find('{') == std::string::npos) continue;
      if (route.path.starts_with("people/")) continue;  // administrators see everyone: tested with the accounts
      for (const auto& id : ids) {
        const auto reply = ask_as(token, route, id);
        EXPECT_EQ(reply.raw, reference.raw) << domain::to_text(role) << " " << route.method << " " << route.path << " " << id;
      }
    }
  }
}

}  // namespace
}  // namespace noroshi::http_test
