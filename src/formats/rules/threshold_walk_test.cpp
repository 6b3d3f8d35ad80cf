#include "formats/rules/threshold_walk_test.hpp"

#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

namespace noroshi::rules {
namespace {

auto source_examples() -> std::vector<Example> {
  auto examples = load_examples(source_table_files(), source_rules());
  if (examples) return std::move(*examples);
  for (const auto& mistake : examples.error().fields) ADD_FAILURE() << mistake.field << ": " << mistake.message;
  return {};
}

/// A table of one row: 500 households for 10 minutes.
auto one_row() -> domain::Rules {
  domain::Rules rules;
  rules.triage = source_rules().triage;
  rules.triage.rules.clear();
  rules.triage.handling.clear();
  domain::Rule rule;
  rule.id = "many";
  rule.effect = domain::RuleEffect::Voluntary;
  rule.route = domain::Route::ReportNow;
  rule.when = {{{"households_affected", domain::Comparison::AtLeast, 500.0}, {"duration_min", domain::Comparison::Above, 10.0}}};
  rules.triage.rules.push_back(rule);
  return rules;
}

auto example(std::int64_t households, std::int64_t minutes, const std::string& key) -> Example {
  const Value many{Value::Array{Value{std::string{"many"}, 1}}, 1};
  return {"by hand", "ele", example_day(), {{"households_affected", households}, {"duration_min", minutes}}, {{key, many}}};
}

TEST(Thresholds, ChangedByOneTurnATestRed) {
  ThresholdWalk walk{source_rules()};
  EXPECT_GE(walk.size(), 400U);
  for (const auto& untested : walk.find_untested(source_examples())) ADD_FAILURE() << "no example notices " << untested;
}

TEST(Thresholds, ThatNoExampleHoldsAreNamed) {
  ThresholdWalk walk{one_row()};
  EXPECT_EQ(walk.size(), 2U);
  EXPECT_EQ(walk.find_untested({example(500, 11, "rules"), example(500, 10, "not_rules")}),
            std::vector<std::string>{"many: households_affected 500 -1"});
  EXPECT_EQ(walk.find_untested({example(500, 11, "rules"), example(499, 11, "not_rules")}),
            std::vector<std::string>{"many: duration_min 10 -1"});
}

TEST(Thresholds, HeldOnBothSidesAreNotNamed) {
  ThresholdWalk walk{one_row()};
  const std::vector<Example> both{example(500, 11, "rules"), example(499, 11, "not_rules"), example(500, 10, "not_rules")};
  EXPECT_TRUE(walk.find_untested(both).empty());
  EXPECT_EQ(walk.find_untested({}).size(), 4U);
}

TEST(Thresholds, OfClocksAndDaysAreWalkedToo) {
  auto rules = one_row();
  auto& rule = rules.triage.rules.front();
  rule.effect = domain::RuleEffect::Duty;
  rule.when.clear();
  rule.when.push_back({{"spam_only", domain::Comparison::Is, true}});
  rule.valid_from = example_day();
  rule.clock_hours = 24;
  rule.status = domain::RuleStatus::Verified;
  ThresholdWalk walk{rules};
  EXPECT_EQ(walk.find_untested({}).size(), 4U);
  Example first_day = example(0, 0, "rules");
  first_day.facts = {{"spam_only", true}};
  Example day_before = first_day;
  day_before.at -= std::chrono::days{1};
  day_before.expected.front().first = "not_rules";
  const std::vector<std::string> clock_alone{"many: clock_hours 24 -1", "many: clock_hours 24 +1"};
  EXPECT_EQ(walk.find_untested({first_day, day_before}), clock_alone);
}

}  // namespace
}  // namespace noroshi::rules
