#include "domain/triage/draw_line.hpp"
#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

/// What stands behind a rule, and until when, goes wherever the rule is shown.
namespace noroshi::rules {
namespace {

using domain::Facts;

const auto today = *parse_rfc3339("2026-11-25T00:00:00Z");

auto line(const Facts& facts, const std::string& sector) { return domain::draw_line(facts, sector, source_rules(), today); }

auto rule_in(const domain::Verdict& verdict, const std::string& id) -> const domain::AppliedRule* {
  const auto found = std::find_if(verdict.rules.begin(), verdict.rules.end(), [&](const auto& rule) { return rule.id == id; });
  return found == verdict.rules.end() ? nullptr : &*found;
}

TEST(Standing, OfEachRuleThatAnExampleShowsIsThatOfItsRow) {
  std::size_t shown = 0;
  std::size_t ending = 0;
  const std::vector<Facts> cases{{{"intrusion", true}, {"records_exposed", std::int64_t{1}}},
                                 {{"service_state", std::string{"stopped"}}, {"cause", std::string{"cyber"}}},
                                 {{"zero_day_found", true}}};
  for (const auto& sector : source_rules().catalogue.sectors()) {
    for (const auto& facts : cases) {
      for (const auto& rule : line(facts, sector.id).rules) {
        ++shown;
        ending += domain::last_day_of(rule) ? 1 : 0;
        EXPECT_FALSE(rule.sentence.ja.empty() || rule.sentence.en.empty() || rule.source.empty()) << rule.id;
        EXPECT_TRUE(rule.effect != domain::RuleEffect::Voluntary || rule.status == domain::RuleStatus::Proposed) << rule.id;
      }
    }
  }
  EXPECT_GT(shown, 100U);
  EXPECT_GT(ending, 0U);
}

TEST(Standing, OfARuleThatEndsNamesItsLastDay) {
  const auto verdict = line({{"intrusion", true}}, "ele");
  ASSERT_NE(rule_in(verdict, "cy-5"), nullptr);
  EXPECT_EQ(domain::last_day_of(*rule_in(verdict, "cy-5")), "2027-03-31");
  EXPECT_EQ(rule_in(verdict, "cy-5")->review_date, "2027-04-01");
  EXPECT_EQ(domain::last_day_of(*rule_in(verdict, "cy-6")), std::nullopt);
}

TEST(Standing, OfTheSixteenthSectorIsThatNothingIsKnownYet) {
  for (const auto& facts : {Facts{}, Facts{{"service_state", std::string{"stopped"}}}, Facts{{"spam_only", true}}}) {
    const auto verdict = line(facts, "sixteenth");
    EXPECT_EQ(verdict.statutory, std::nullopt);
    ASSERT_NE(rule_in(verdict, "no-rule"), nullptr);
    EXPECT_EQ(rule_in(verdict, "no-rule")->sentence.en, "not known yet: no rules on file; ask the desk");
    EXPECT_EQ(rule_in(verdict, "no-rule")->status, domain::RuleStatus::Unverified);
  }
  EXPECT_EQ(rule_in(line({}, "wat"), "no-rule")->sentence, source_rules().triage.no_rule.sentence);
}

TEST(Clock, SaysWhatIsLeftWhereItWasStatedSinceWhen) {
  Facts facts{{"supply_interrupted_kw", std::int64_t{7000}}, {"duration_min", std::int64_t{60}}};
  EXPECT_EQ(line(facts, "ele").clock_left_hours, std::nullopt);
  facts["hours_since_known"] = std::int64_t{20};
  EXPECT_EQ(line(facts, "ele").clock_left_hours, 4.0);
  facts["hours_since_known"] = 25.5;
  EXPECT_EQ(line(facts, "ele").clock_left_hours, -1.5);  // it has run out; the duty stays
  EXPECT_EQ(line(facts, "ele").statutory, true);
  // Gas counts from the occurrence: how long it has been known says nothing of that.
  EXPECT_EQ(line({{"households_affected", std::int64_t{500}}, {"hours_since_known", std::int64_t{20}}}, "gas").clock_left_hours,
            std::nullopt);
}

}  // namespace
}  // namespace noroshi::rules
