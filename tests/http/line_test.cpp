#include "formats/json/text.hpp"
#include "tests/http/http_station.hpp"

namespace noroshi::http_test {
namespace {

/// Consulting under the rules of another day, with one rule that came into force on 2026-10-01.
class ConsultLine : public HttpStation {
protected:
  ConsultLine() {
    domain::Rule rule;
    rule.id = "new-act";
    rule.valid_from = UtcTime{std::chrono::sys_days{std::chrono::year{2026} / 9 / 30}} + std::chrono::hours{15};
    rule.valid_until = UtcTime{std::chrono::sys_days{std::chrono::year{2028} / 3 / 31}} + std::chrono::hours{15};
    rule.review_date = "2028-02-01";
    rule.when = {{{"intrusion", domain::Comparison::Is, true}}};
    power_.rules.triage.rules.push_back(rule);
    domain::FactDefinition intrusion;
    intrusion.name = "intrusion";
    intrusion.types = {domain::FactType::Bool};
    power_.rules.triage.facts = domain::FactDictionary{{intrusion}};
  }
  auto consult(const std::string& at) -> Reply {
    const auto cookie = cookie_of(sign_in("sato"));
    return post("line", R"({"sector":"ele","facts":{"intrusion":true})" + at + "}", {{"Cookie", cookie}, {"Origin", "http://localhost"}});
  }
};

TEST_F(ConsultLine, SpeaksWithTheRulesOfTheDayAskedOrElseOfToday) {
  const auto before = consult(R"(,"at":"2026-09-30")");
  ASSERT_EQ(before.status, 200) << before.raw;
  EXPECT_EQ(before.body.find("new-act"), std::string::npos) << before.body;
  EXPECT_NE(consult(R"(,"at":"2026-10-01")").body.find("new-act"), std::string::npos);
  EXPECT_EQ(consult("").body.find("new-act"), std::string::npos);
  power_.clock.advance(std::chrono::hours{24 * 365});
  EXPECT_NE(consult("").body.find("new-act"), std::string::npos);
}

TEST_F(ConsultLine, SaysTheStandingAndTheLastDayOfEveryRule) {
  const auto answer = consult(R"(,"at":"2026-10-01")");
  const auto rule = answer.body.find(R"("id":"new-act")");
  ASSERT_NE(rule, std::string::npos) << answer.body;
  const auto words = answer.body.substr(rule, answer.body.find('}', rule) - rule);
  EXPECT_NE(words.find(R"("status":"unverified")"), std::string::npos) << words;
  EXPECT_NE(words.find(R"("until":"2028-03-31","review_date":"2028-02-01")"), std::string::npos) << words;
}

TEST_F(ConsultLine, NamesTheFieldWhoseDayIsNone) {
  const auto refused = consult(R"(,"at":"2026-9-30")");
  EXPECT_EQ(refused.status, 400);
  EXPECT_NE(refused.body.find("\"at\""), std::string::npos) << refused.body;
}

}  // namespace
}  // namespace noroshi::http_test
