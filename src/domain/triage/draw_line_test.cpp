#include "domain/triage/draw_line.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace noroshi::domain {
namespace {

const auto now = *parse_rfc3339("2026-11-25T00:00:00Z");

auto quantity(std::string fact, double least) -> Condition {
  Condition condition{std::move(fact), Comparison::AtLeast, least};
  condition.quantity = true;
  return condition;
}
auto minutes(double least) -> Condition { return {"duration_min", Comparison::AtLeast, least}; }

auto duty(std::string id, When when) -> Rule {
  Rule rule;
  rule.id = std::move(id);
  rule.effect = RuleEffect::Duty;
  rule.status = RuleStatus::Verified;
  rule.clock_hours = 24;
  rule.clock_from = ClockStart::Awareness;
  rule.when = std::move(when);
  return rule;
}

auto voluntary(std::string id, Route route, When when) -> Rule {
  Rule rule;
  rule.id = std::move(id);
  rule.effect = RuleEffect::Voluntary;
  rule.status = RuleStatus::Proposed;
  rule.route = route;
  rule.when = std::move(when);
  return rule;
}

auto rules_with(std::vector<Rule> of_sector, std::vector<Rule> of_all = {}) -> Rules {
  Rules rules;
  Sector sector;
  sector.id = "ele";
  sector.rules = std::move(of_sector);
  rules.catalogue = Catalogue{{sector}};
  rules.triage.rules = std::move(of_all);
  rules.triage.no_rule.id = "no-rule";
  rules.triage.open_duty.id = "open-duty";
  rules.triage.below_line.id = "below-line";
  return rules;
}

auto lower_band() -> Rules { return rules_with({duty("ele-1", {{quantity("kw", 7000), minutes(60)}})}); }

auto facts(std::int64_t kw, std::int64_t min) -> Facts { return {{"kw", kw}, {"duration_min", min}}; }

auto ids(const Verdict& verdict) {
  std::vector<std::string> list;
  for (const auto& rule : verdict.rules) list.push_back(rule.id);
  return list;
}

TEST(DrawLine, OwesAReportFromTheBorderOn) {
  EXPECT_EQ(draw_line(facts(7000, 60), "ele", lower_band(), now).statutory, true);
  EXPECT_EQ(draw_line(facts(6999, 60), "ele", lower_band(), now).statutory, false);
  EXPECT_EQ(draw_line(facts(7000, 59), "ele", lower_band(), now).statutory, false);
}

TEST(DrawLine, GivesRouteClockAndRuleOfTheDuty) {
  const auto verdict = draw_line(facts(7000, 60), "ele", lower_band(), now);
  EXPECT_EQ(verdict.route, Route::StatutoryReport);
  EXPECT_EQ(verdict.clock_hours, 24);
  EXPECT_EQ(verdict.clock_from, ClockStart::Awareness);
  EXPECT_EQ(ids(verdict), std::vector<std::string>{"ele-1"});
  EXPECT_TRUE(verdict.would_change.empty());
}

TEST(DrawLine, TakesTheShortestClockThatHasANumber) {
  auto slow = duty("slow", {{quantity("kw", 1)}});
  slow.clock_hours = 720;
  slow.clock_from = ClockStart::Occurrence;
  auto unnumbered = duty("at-once", {{quantity("kw", 1)}});
  unnumbered.clock_hours.reset();
  const auto verdict = draw_line(facts(7000, 60), "ele", rules_with({slow, unnumbered, duty("fast", {{quantity("kw", 1)}})}), now);
  EXPECT_EQ(verdict.clock_hours, 24);
  EXPECT_EQ(verdict.clock_from, ClockStart::Awareness);
}

TEST(DrawLine, NeverSaysNoWhereNoVerifiedRuleIsOnFile) {
  auto unread = duty("ele-x", {{quantity("kw", 7000)}});
  unread.status = RuleStatus::Unverified;
  for (const auto& rules : {rules_with({}), rules_with({unread})}) {
    const auto verdict = draw_line(facts(1, 1), "ele", rules, now);
    EXPECT_EQ(verdict.statutory, std::nullopt);
    EXPECT_EQ(ids(verdict), std::vector<std::string>{"no-rule"});
  }
  EXPECT_EQ(draw_line({}, "unheard-of", lower_band(), now).statutory, std::nullopt);
}

TEST(DrawLine, AnUnverifiedDutyIsShownAndReportedButNeverOwed) {
  auto unread = duty("ele-x", {{quantity("kw", 100)}});
  unread.status = RuleStatus::Unverified;
  const auto verdict = draw_line(facts(500, 60), "ele", rules_with({duty("ele-1", {{quantity("kw", 7000)}}), unread}), now);
  EXPECT_EQ(verdict.statutory, false);
  EXPECT_EQ(verdict.route, Route::ReportNow);
  EXPECT_EQ(verdict.clock_hours, std::nullopt);
  EXPECT_EQ(ids(verdict), (std::vector<std::string>{"below-line", "ele-x"}));
}

TEST(DrawLine, HalfASentenceOfTheLawIsNotKnownAndAsksForTheOtherHalf) {
  const auto verdict = draw_line({{"kw", std::int64_t{7000}}}, "ele", lower_band(), now);
  EXPECT_EQ(verdict.statutory, std::nullopt);
  EXPECT_EQ(verdict.route, Route::ReportNow);
  ASSERT_FALSE(verdict.would_change.empty());
  EXPECT_EQ(verdict.would_change.front(), "duration_min");
  EXPECT_EQ(ids(verdict).front(), "open-duty");
}

TEST(DrawLine, ADisturbedServiceWithoutNumbersIsNotKnown) {
  const auto verdict = draw_line({{"service_state", std::string{"stopped"}}}, "ele", lower_band(), now);
  EXPECT_EQ(verdict.statutory, std::nullopt);
  EXPECT_EQ(draw_line({{"service_state", std::string{"kept"}}}, "ele", lower_band(), now).statutory, false);
}

TEST(DrawLine, MinutesOfSomethingElseAreNotTheMinutesOfTheService) {
  auto stated = facts(7000, 600);
  stated["duration_of"] = std::string{"metering"};
  EXPECT_EQ(draw_line(stated, "ele", lower_band(), now).statutory, std::nullopt);
}

TEST(DrawLine, ADutyWhoseNumbersAreNotOnFileIsNotKnown) {
  auto numbers_unread = duty("tel-4", {{quantity("kw", 1)}});
  numbers_unread.effect = RuleEffect::UnknownDuty;
  const auto verdict = draw_line(facts(5, 5), "ele", rules_with({numbers_unread}), now);
  EXPECT_EQ(verdict.statutory, std::nullopt);
  EXPECT_EQ(verdict.route, Route::ReportNow);
}

TEST(DrawLine, ARuleHoldsFromItsFirstDayToItsLast) {
  auto rule = duty("dated", {{quantity("kw", 1)}});
  rule.valid_from = now;
  rule.valid_until = now + std::chrono::hours{24};
  const auto rules = rules_with({rule, duty("other", {{quantity("kw", 1e9)}})});
  EXPECT_EQ(draw_line(facts(5, 5), "ele", rules, now - std::chrono::milliseconds{1}).statutory, false);
  EXPECT_EQ(draw_line(facts(5, 5), "ele", rules, now).statutory, true);
  EXPECT_EQ(draw_line(facts(5, 5), "ele", rules, now + std::chrono::hours{24}).statutory, false);
}

TEST(DrawLine, WhatIsNotOverMayStillReachTheLine) {
  auto stated = facts(7000, 30);
  EXPECT_EQ(draw_line(stated, "ele", lower_band(), now).would_change, std::vector<std::string>{"service_state"});
  stated["ongoing"] = true;
  EXPECT_EQ(draw_line(stated, "ele", lower_band(), now).would_change.front(), "duration_min");
}

TEST(DrawLine, TakesTheStrongestVoluntaryRouteThatApplies) {
  const Condition seen{"seen", Comparison::Is, true};
  const auto rules = rules_with({}, {voluntary("count", Route::CountOnly, {{seen}}), voluntary("now", Route::NearMissNow, {{seen}}),
                                     voluntary("month", Route::NearMissMonthly, {{seen}})});
  const auto verdict = draw_line({{"seen", true}}, "ele", rules, now);
  EXPECT_EQ(verdict.route, Route::NearMissNow);
  EXPECT_EQ(ids(verdict), (std::vector<std::string>{"no-rule", "now"}));
  EXPECT_EQ(draw_line({}, "ele", rules, now).route, Route::NotNeededButMayAsk);
}

TEST(DrawLine, UnlessSwitchesARowOffOnlyWhenStated) {
  auto row = voluntary("stopped", Route::ReportNow, {{Condition{"seen", Comparison::Is, true}}});
  row.unless = {{Condition{"cause", Comparison::Is, std::vector<std::string>{"not_cyber"}}}};
  const auto rules = rules_with({}, {row});
  EXPECT_EQ(draw_line({{"seen", true}}, "ele", rules, now).route, Route::ReportNow);
  EXPECT_EQ(draw_line({{"seen", true}, {"cause", std::string{"unknown"}}}, "ele", rules, now).route, Route::ReportNow);
  EXPECT_EQ(draw_line({{"seen", true}, {"cause", std::string{"not_cyber"}}}, "ele", rules, now).route, Route::NotNeededButMayAsk);
}

TEST(DrawLine, RowsOfOtherSectorsDoNotSpeak) {
  auto row = voluntary("gas-only", Route::ReportNow, {{Condition{"seen", Comparison::Is, true}}});
  row.sectors = {"gas"};
  EXPECT_EQ(draw_line({{"seen", true}}, "ele", rules_with({}, {row}), now).route, Route::NotNeededButMayAsk);
}

TEST(DrawLine, AsksAtMostFiveQuestions) {
  Alternative many{quantity("kw", 1)};
  for (const auto* name : {"a", "b", "c", "d", "e", "f", "g"}) many.push_back({name, Comparison::Is, true});
  EXPECT_EQ(draw_line({{"kw", std::int64_t{5}}}, "ele", rules_with({duty("long", {many})}), now).would_change.size(), questions_max);
}

TEST(RuleWords, ComeBackAsTheyWereWritten) {
  for (const auto route : {Route::NotNeededButMayAsk, Route::CountOnly, Route::NearMissMonthly, Route::NearMissNow, Route::ReportNow,
                           Route::StatutoryReport}) {
    EXPECT_EQ(parse_route(to_text(route)), route);
  }
  for (const auto force :
       {Force::LawWithPenalty, Force::LawWithoutPenalty, Force::Law, Force::Guideline, Force::Agreement, Force::Free, Force::None}) {
    EXPECT_EQ(parse_force(to_text(force)), force);
  }
  EXPECT_EQ(parse_route("sideways"), std::nullopt);
  EXPECT_EQ(to_text(Route::NotNeededButMayAsk), "not_needed_but_may_ask");
  EXPECT_EQ(to_text(ClockStart::Awareness), "awareness");
}

}  // namespace
}  // namespace noroshi::domain
