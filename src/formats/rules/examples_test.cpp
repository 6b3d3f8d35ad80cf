#include "formats/rules/examples.hpp"

#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

namespace noroshi::rules {
namespace {

auto source_examples() -> std::vector<Example> {
  auto examples = load_examples(source_table_files(), source_rules());
  if (examples) return std::move(*examples);
  for (const auto& mistake : examples.error().fields) ADD_FAILURE() << mistake.field << ": " << mistake.message;
  return {};
}

TEST(Tables, AnswerTheirOwnExamples) {
  const auto examples = source_examples();
  EXPECT_GE(examples.size(), 800U);
  for (const auto& example : examples) {
    for (const auto& difference : find_differences(example, source_rules())) ADD_FAILURE() << example.place << "\n  " << difference;
  }
}

TEST(Tables, HoldTheTenGoldenCases) {
  const auto examples = source_examples();
  for (int number = 1; number <= 10; ++number) {
    const auto start = "triage/golden_cases: " + std::to_string(number);
    const auto found = std::find_if(examples.begin(), examples.end(), [&](const auto& example) {
      return example.place.starts_with(start + " ") || example.place.starts_with(start + "a ");
    });
    EXPECT_NE(found, examples.end()) << "golden case " << number;
  }
}

TEST(Tables, HaveAnExampleForEverySector) {
  std::map<std::string, int> per_sector;
  for (const auto& example : source_examples()) ++per_sector[example.sector];
  for (const auto& sector : source_rules().catalogue.sectors()) EXPECT_GE(per_sector[sector.id], 1) << sector.id;
}

TEST(Tables, ExampleThatIsWrongNamesTheDifference) {
  auto example = source_examples().front();
  example.expected = {{"route", Value{std::string{"statutory_report"}, 1}}, {"colour", Value{std::string{"red"}, 1}}};
  example.facts = {{"spam_only", true}};
  const auto differences = find_differences(example, source_rules());
  ASSERT_EQ(differences.size(), 2U);
  EXPECT_EQ(differences[0], "route: wanted statutory_report, is not_needed_but_may_ask");
  EXPECT_EQ(differences[1], "colour is nothing that an example can ask");
}

auto borders_of(const std::string& row) -> Result<std::vector<Example>> {
  return load_examples({{"data/triage/lines.toml", "borders = [\n" + row + "\n]"}}, source_rules());
}

TEST(Borders, AreTwoExamplesOfOneRow) {
  const auto both =
      borders_of(R"({ rule = "gas-1", sector = "gas", fact = "households_affected", no = 499, yes = 500, clock_hours = 24 })");
  ASSERT_TRUE(both);
  ASSERT_EQ(both->size(), 2U);
  for (const auto& side : *both) EXPECT_TRUE(find_differences(side, source_rules()).empty()) << side.place;
  EXPECT_EQ(both->at(0).place, "triage/lines: gas-1 not with households_affected = 499");
  EXPECT_EQ(both->at(1).facts.at("households_affected"), domain::FactValue{std::int64_t{500}});
}

TEST(Borders, MayBeDays) {
  const auto both =
      borders_of(R"({ rule = "cy-6", sector = "ele", with = { intrusion = true }, no_at = "2026-09-30", yes_at = "2026-10-01" })");
  ASSERT_TRUE(both);
  for (const auto& side : *both) EXPECT_TRUE(find_differences(side, source_rules()).empty()) << side.place;
}

TEST(Borders, ThatStandWrongAreSeen) {
  const auto both =
      borders_of(R"({ rule = "gas-1", sector = "gas", fact = "households_affected", no = 500, yes = 501, clock_hours = 23 })");
  ASSERT_TRUE(both);
  EXPECT_EQ(find_differences(both->at(0), source_rules()).size(), 1U);
  EXPECT_EQ(find_differences(both->at(1), source_rules()), std::vector<std::string>{"clock_hours: wanted 23, is 24"});
}

TEST(Borders, WithoutBothSidesAreRefused) {
  EXPECT_FALSE(borders_of(R"({ rule = "gas-1", sector = "gas", fact = "households_affected", no = 499 })"));
  EXPECT_FALSE(borders_of(R"({ rule = "cy-6", sector = "ele", with = { intrusion = true }, yes_at = "2026-10-01" })"));
  EXPECT_FALSE(borders_of(R"({ rule = "gas-1", sector = "nowhere", fact = "households_affected", no = 499, yes = 500 })"));
  EXPECT_FALSE(borders_of(R"({ rule = "gas-1", sector = "gas", fact = "households_afected", no = 499, yes = 500 })"));
}

}  // namespace
}  // namespace noroshi::rules
