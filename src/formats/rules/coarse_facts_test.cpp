#include "domain/anonymity/coarse_facts.hpp"

#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"
#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

/// Whoever gets the coarser numbers comes to the same line and the same grade, under every table of the source tree.
namespace noroshi::rules {
namespace {

using domain::FactDefinition;
using domain::Facts;
using domain::FactType;
using domain::FactValue;

const auto now = *parse_rfc3339("2026-11-25T00:00:00Z");

auto borders() -> const domain::FactBorders& {
  static const auto made = domain::fact_borders(source_rules());
  return made;
}

/// Near the borders of its fact as well as anywhere.
auto any_number(const std::string& fact) -> std::int64_t {
  const auto known = borders().find(fact);
  if (known == borders().end() || *rc::gen::inRange(0, 3) == 0) return *rc::gen::inRange<std::int64_t>(0, 200000);
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(*rc::gen::elementOf(known->second)) + *rc::gen::inRange(-3, 40));
}

auto any_value(const FactDefinition& definition) -> FactValue {
  if (definition.types.front() == FactType::Number) return any_number(definition.name);
  if (definition.types.front() == FactType::Bool) return *rc::gen::arbitrary<bool>();
  std::vector<std::string> words{"something"};
  for (const auto& [word, canonical] : definition.choices) words.push_back(word);
  return *rc::gen::elementOf(words);
}

auto any_facts() -> Facts {
  std::vector<FactDefinition> numbers;
  std::vector<FactDefinition> all;
  for (const auto& [name, definition] : source_rules().triage.facts.definitions()) {
    (definition.types.front() == FactType::Number ? numbers : all).push_back(definition);
  }
  Facts facts;
  for (int count = *rc::gen::inRange(1, 5); count > 0; --count) {
    const auto number = *rc::gen::elementOf(numbers);
    facts[number.name] = any_value(number);
    const auto other = *rc::gen::elementOf(all);
    facts[other.name] = any_value(other);
  }
  return facts;
}

auto any_sector() -> std::string {
  std::vector<std::string> ids;
  for (const auto& sector : source_rules().catalogue.sectors()) ids.push_back(sector.id);
  return *rc::gen::elementOf(ids);
}

RC_GTEST_PROP(CoarseFacts, LeadToTheSameLineAndGradeAsTheExactOnes, ()) {
  const auto facts = any_facts();
  const auto sector = any_sector();
  const auto coarse = domain::coarsen_facts(facts, borders(), {}, domain::ScaleLevel::OneDigit);
  RC_ASSERT(domain::draw_line(coarse, sector, source_rules(), now) == domain::draw_line(facts, sector, source_rules(), now));
  RC_ASSERT(domain::assess(coarse, sector, source_rules()) == domain::assess(facts, sector, source_rules()));
}

TEST(CoarseFacts, OfTheTablesLeaveNoExactCountOfCustomers) {
  for (const std::int64_t exact : {42731, 129345, 8123, 99987}) {
    const auto coarse = domain::coarsen_facts({{"users_affected", exact}}, borders(), {}, domain::ScaleLevel::OneDigit);
    EXPECT_LT(std::get<std::int64_t>(coarse.at("users_affected")), exact);
  }
}

}  // namespace
}  // namespace noroshi::rules
