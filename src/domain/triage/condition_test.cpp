#include "domain/triage/condition.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

const Condition at_least_7000{"supply_interrupted_kw", Comparison::AtLeast, 7000.0};
const Condition above_1000{"records_exposed", Comparison::Above, 1000.0};
const Condition stopped{"service_state", Comparison::Is, std::vector<std::string>{"stopped"}};

auto kw(std::int64_t value) -> Facts { return {{"supply_interrupted_kw", value}}; }

TEST(Condition, ThatNobodyStatedIsNeitherTrueNorFalse) {
  EXPECT_EQ(evaluate(at_least_7000, Facts{}), Truth::Unknown);
  EXPECT_EQ(evaluate(stopped, Facts{}), Truth::Unknown);
  EXPECT_EQ(evaluate(Condition{"malware", Comparison::Stated, false}, Facts{}), Truth::Unknown);
}

TEST(Condition, AtLeastTakesTheBorderAndAboveDoesNot) {
  EXPECT_EQ(evaluate(at_least_7000, kw(6999)), Truth::False);
  EXPECT_EQ(evaluate(at_least_7000, kw(7000)), Truth::True);
  EXPECT_EQ(evaluate(above_1000, Facts{{"records_exposed", std::int64_t{1000}}}), Truth::False);
  EXPECT_EQ(evaluate(above_1000, Facts{{"records_exposed", std::int64_t{1001}}}), Truth::True);
  EXPECT_EQ(evaluate(above_1000, Facts{{"records_exposed", 1000.5}}), Truth::True);
  EXPECT_EQ(evaluate(Condition{"barriers_left", Comparison::AtMost, 0.0}, Facts{{"barriers_left", std::int64_t{0}}}), Truth::True);
  EXPECT_EQ(evaluate(Condition{"barriers_left", Comparison::Below, 1.0}, Facts{{"barriers_left", std::int64_t{1}}}), Truth::False);
}

TEST(Condition, AnsweredWithUnknownStaysOpen) {
  const Condition reached{"other_systems_reached", Comparison::Is, std::vector<std::string>{"yes"}};
  EXPECT_EQ(evaluate(reached, Facts{{"other_systems_reached", std::string{"none"}}}), Truth::False);
  EXPECT_EQ(evaluate(reached, Facts{{"other_systems_reached", std::string{"unknown"}}}), Truth::Unknown);
  const Condition open_cause{"cause", Comparison::Is, std::vector<std::string>{"cyber", "unknown"}};
  EXPECT_EQ(evaluate(open_cause, Facts{{"cause", std::string{"unknown"}}}), Truth::True);
}

TEST(Condition, LeavesAWordThatIsNotUnderstoodOpen) {
  const Condition voice{"service_class", Comparison::Is, std::vector<std::string>{"voice"}, {"voice", "free"}};
  EXPECT_EQ(evaluate(voice, Facts{{"service_class", std::string{"free"}}}), Truth::False);
  EXPECT_EQ(evaluate(voice, Facts{{"service_class", std::string{"holographic"}}}), Truth::Unknown);
}

TEST(Condition, HoldsForAListThatHasOneOfTheWords) {
  const Condition failed{"barriers_failed", Comparison::Is, std::vector<std::string>{"filter"}};
  EXPECT_EQ(evaluate(failed, Facts{{"barriers_failed", std::vector<std::string>{"patch", "filter"}}}), Truth::True);
  EXPECT_EQ(evaluate(failed, Facts{{"barriers_failed", std::vector<std::string>{"patch"}}}), Truth::False);
}

TEST(Condition, OfAnotherTypeThanStatedStaysOpen) {
  EXPECT_EQ(evaluate(at_least_7000, Facts{{"supply_interrupted_kw", std::string{"many"}}}), Truth::Unknown);
  EXPECT_EQ(evaluate(stopped, Facts{{"service_state", true}}), Truth::Unknown);
  EXPECT_EQ(evaluate(Condition{"ongoing", Comparison::Is, true}, Facts{{"ongoing", std::int64_t{1}}}), Truth::Unknown);
}

TEST(When, IsAsTrueAsItsBestAlternativeAndAnAlternativeAsItsWorstCondition) {
  const When when{{at_least_7000, stopped}, {above_1000}};
  EXPECT_EQ(evaluate(When{}, kw(9000)), Truth::False);
  EXPECT_EQ(evaluate(when, kw(9000)), Truth::Unknown);
  EXPECT_EQ(evaluate(when, Facts{{"supply_interrupted_kw", std::int64_t{1}}, {"records_exposed", std::int64_t{1}}}), Truth::False);
  EXPECT_EQ(evaluate(when, Facts{{"records_exposed", std::int64_t{5000}}}), Truth::True);
}

TEST(Alternative, IsPointedAtByOneConditionThatHolds) {
  const Alternative alternative{at_least_7000, stopped};
  EXPECT_FALSE(is_pointed_at(alternative, Facts{}));
  EXPECT_TRUE(is_pointed_at(alternative, kw(7000)));
  EXPECT_FALSE(is_pointed_at(alternative, kw(1)));
  std::vector<std::string> names;
  append_open_facts(alternative, kw(7000), names);
  append_open_facts(alternative, kw(7000), names);
  EXPECT_EQ(names, std::vector<std::string>{"service_state"});
}

}  // namespace
}  // namespace noroshi::domain
