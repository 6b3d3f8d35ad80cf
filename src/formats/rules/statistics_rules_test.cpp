#include "formats/rules/statistics_rules.hpp"

#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

namespace noroshi::rules {
namespace {

TEST(StatisticsRules, OfTheSourceTreeAreTheDefaultsThatTheTestsMeasure) {
  const auto& rules = source_rules().statistics;
  EXPECT_EQ(rules.disclosure.smallest_count, domain::DisclosureRules{}.smallest_count);
  EXPECT_EQ(rules.disclosure.dominance_percent, domain::DisclosureRules{}.dominance_percent);
  EXPECT_EQ(rules.disclosure.least_width, domain::DisclosureRules{}.least_width);
  EXPECT_DOUBLE_EQ(rules.floor.false_alarm_rate, domain::FloorRules{}.false_alarm_rate);
  EXPECT_EQ(rules.floor.trials, domain::FloorRules{}.trials);
}

TEST(StatisticsRules, CountACaseUnderTheFirstTypeThatHolds) {
  const auto& rules = source_rules().statistics;
  const auto type_of = [&](const domain::Facts& facts) { return domain::event_type_of(facts, rules); };
  EXPECT_EQ(type_of({{"records_exposed", std::int64_t{1}}, {"intrusion", true}}), domain::EventType::Leak);
  EXPECT_EQ(type_of({{"records_exposed", std::int64_t{0}}, {"intrusion", true}}), domain::EventType::Intrusion);
  EXPECT_EQ(type_of({{"service_state", std::string{"stopped"}}}), domain::EventType::Unavailable);
  EXPECT_EQ(type_of({{"malware_mail", true}}), domain::EventType::Other);
  EXPECT_EQ(type_of({}), domain::EventType::Other);
}

TEST(StatisticsRules, NamesAMissingTableAndAMisspeltKey) {
  auto files = source_table_files();
  std::erase_if(files, [](const auto& file) { return file.first.ends_with("statistics/floor.toml"); });
  for (auto& [path, text] : files) {
    if (path.ends_with("statistics/disclosure.toml")) text += "smalest = 2\n";
  }
  const auto rules = load_rules(files);
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().fields.size(), 2U);
}

}  // namespace
}  // namespace noroshi::rules
