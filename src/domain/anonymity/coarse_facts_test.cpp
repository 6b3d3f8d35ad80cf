#include "domain/anonymity/coarse_facts.hpp"

#include "domain/triage/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

TEST(CoarseFacts, OneDigitIsLeftAndBordersHold) {
  EXPECT_EQ(coarsen_number(42731, {}), 40000);
  EXPECT_EQ(coarsen_number(119, {60, 110, 120}), 110);
  EXPECT_EQ(coarsen_number(120, {60, 110, 120}), 120);
  EXPECT_EQ(coarsen_number(7, {}), 7);
}

RC_GTEST_PROP(CoarseFacts, NoBorderLiesBetweenTheNumberAndItsCoarserForm, ()) {
  auto borders =
      *rc::gen::container<std::vector<double>>(rc::gen::map(rc::gen::inRange(0, 2000), [](int n) { return static_cast<double>(n); }));
  std::ranges::sort(borders);
  const double value = *rc::gen::inRange(0, 2000);
  const double coarse = coarsen_number(value, borders);
  RC_ASSERT(coarse <= value);
  for (const double border : borders) RC_ASSERT((value >= border) == (coarse >= border));
}

TEST(CoarseFacts, CustomersLoseTheirNumberWhereItTellsTooMuch) {
  SetTables tables;
  tables.scale_facts = {"users_affected"};
  const Facts facts{{"users_affected", std::int64_t{42731}}, {"duration_min", std::int64_t{75}}, {"ongoing", true}};
  const auto exact = coarsen_facts(facts, {}, tables, ScaleLevel::OneDigit);
  EXPECT_EQ(std::get<std::int64_t>(exact.at("users_affected")), 40000);
  EXPECT_EQ(std::get<std::int64_t>(exact.at("duration_min")), 70);
  const auto coarse = coarsen_facts(facts, {}, tables, ScaleLevel::Magnitude);
  EXPECT_FALSE(coarse.contains("users_affected"));
  EXPECT_TRUE(std::get<bool>(coarse.at("ongoing")));
}

TEST(CoarseFacts, TheBordersAreThoseOfTheRules) {
  Rules rules;
  Rule rule;
  rule.when = {{{"users_affected", Comparison::AtLeast, 30000.0}, {"duration_min", Comparison::Above, 60.0}}};
  rules.triage.rules = {rule};
  const auto borders = fact_borders(rules);
  EXPECT_EQ(borders.at("users_affected"), (std::vector<double>{30000}));
  EXPECT_EQ(borders.at("duration_min"), (std::vector<double>{61}));
}

}  // namespace
}  // namespace noroshi::domain
