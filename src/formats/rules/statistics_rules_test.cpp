#include "formats/rules/statistics_rules.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace noroshi::rules {
namespace {

auto source_files() -> std::vector<RuleFile> {
  std::vector<RuleFile> files;
  for (const std::string path : {"data/statistics/disclosure.toml", "data/statistics/floor.toml"}) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    files.emplace_back(path, text.str());
  }
  return files;
}

TEST(StatisticsRules, OfTheSourceTreeAreTheDefaultsThatTheTestsMeasure) {
  const auto rules = load_statistics_rules(source_files());
  ASSERT_TRUE(rules.has_value()) << rules.error().message;
  EXPECT_EQ(rules->disclosure.smallest_count, domain::DisclosureRules{}.smallest_count);
  EXPECT_EQ(rules->disclosure.dominance_percent, domain::DisclosureRules{}.dominance_percent);
  EXPECT_EQ(rules->disclosure.least_width, domain::DisclosureRules{}.least_width);
  EXPECT_DOUBLE_EQ(rules->floor.false_alarm_rate, domain::FloorRules{}.false_alarm_rate);
  EXPECT_EQ(rules->floor.trials, domain::FloorRules{}.trials);
}

TEST(StatisticsRules, NamesAMissingFileAndAMisspeltKey) {
  auto files = source_files();
  files[0].second += "smalest = 2\n";
  files.pop_back();
  const auto rules = load_statistics_rules(files);
  ASSERT_FALSE(rules.has_value());
  EXPECT_EQ(rules.error().fields.size(), 2U);
}

}  // namespace
}  // namespace noroshi::rules
