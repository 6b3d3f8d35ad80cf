#include "tests/http/http_station.hpp"

namespace noroshi::http_test {
namespace {

/// Counts over HTTP: for staff alone, hidden for all alike.
class ReadStatistics : public HttpStation {
protected:
  auto ask_as(const std::string& user, const std::string& path) -> Reply { return get(path, {{"Cookie", cookie_of(sign_in(user))}}); }
};

TEST_F(ReadStatistics, AnswersEveryBreakdownAtOnceAndNothingOfFew) {
  const auto reply = ask_as("ito", "statistics");
  ASSERT_EQ(reply.status, 200) << reply.raw;
  for (const auto* part : {R"("smallest_count":3)", R"("by":"type")", R"("by":"sector")", R"("by":"cause")", R"("by":"level")",
                           R"("periods":[)", R"("years":[)", R"("kpi":[)", R"("tallies":{)"})
    EXPECT_NE(reply.body.find(part), std::string::npos) << part << "\n" << reply.body;
  EXPECT_EQ(ask_as("ito", "statistics?by=sector").status, 400) << "one breakdown alone is not to be had";
}

TEST_F(ReadStatistics, SaysThatTooFewMonthsTellNothingOfTheFloor) {
  const auto reply = ask_as("ito", "statistics/floor");
  ASSERT_EQ(reply.status, 200) << reply.raw;
  EXPECT_EQ(reply.body, R"({"floor":null})");
}

TEST_F(ReadStatistics, IsNotForMembersNorForWhoOnlyAdministers) {
  for (const auto* user : {"sato", "admin"}) {
    for (const auto* path : {"statistics", "statistics/floor"}) {
      const auto reply = ask_as(user, path);
      EXPECT_TRUE(reply.status == 403 || reply.status == 404) << user << " " << path << " " << reply.status;
      EXPECT_EQ(reply.body.find("periods"), std::string::npos);
    }
  }
  EXPECT_EQ(get("statistics").status, 401);
}

}  // namespace
}  // namespace noroshi::http_test
