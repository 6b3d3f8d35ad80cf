#include "domain/anonymity/coarse_facts.hpp"

#include "domain/triage/rules.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::domain {
namespace {

/// Numbers are whole in practice; what is compared with "above" or "at most" changes right behind the number.
void add_border(FactBorders& borders, const Condition& condition) {
  const auto* number = std::get_if<double>(&condition.wanted);
  if (number == nullptr) return;
  const bool is_behind = condition.comparison == Comparison::Above || condition.comparison == Comparison::AtMost;
  borders[condition.fact].push_back(is_behind ? *number + 1 : *number);
}

void add_borders(FactBorders& borders, const When& when) {
  for (const auto& alternative : when) {
    for (const auto& condition : alternative) add_border(borders, condition);
  }
}

void add_rule(FactBorders& borders, const Rule& rule) {
  add_borders(borders, rule.when);
  add_borders(borders, rule.also_when);
  add_borders(borders, rule.unless);
}

auto coarsen_value(const FactValue& value, const std::vector<double>& borders) -> FactValue {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return static_cast<std::int64_t>(coarsen_number(static_cast<double>(*whole), borders));
  }
  if (const auto* number = std::get_if<double>(&value)) return coarsen_number(*number, borders);
  return value;
}

}  // namespace

auto fact_borders(const Rules& rules) -> FactBorders {
  FactBorders borders;
  for (const auto& sector : rules.catalogue.sectors()) {
    for (const auto& rule : sector.rules) add_rule(borders, rule);
  }
  for (const auto& rule : rules.triage.rules) add_rule(borders, rule);
  for (const auto& row : rules.severity.rows) {
    add_borders(borders, row.when);
    add_borders(borders, row.unless);
  }
  for (const auto& row : rules.severity.layers) {
    add_borders(borders, row.when);
    add_borders(borders, row.unless);
  }
  for (auto& [fact, numbers] : borders) {
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  }
  return borders;
}

auto coarsen_number(double value, const std::vector<double>& borders) -> double {
  constexpr double stays_below = 10;
  if (value < stays_below) return value;
  const double digit = least_of(value, ScaleLevel::OneDigit);
  const auto above = std::ranges::upper_bound(borders, value);
  return above == borders.begin() ? digit : std::max(digit, *(above - 1));
}

auto coarsen_facts(const Facts& facts, const FactBorders& borders, const SetTables& tables, ScaleLevel level) -> Facts {
  static const std::vector<double> none;
  Facts coarse;
  for (const auto& [name, value] : facts) {
    if (level > ScaleLevel::OneDigit && tables.scale_facts.contains(name)) continue;
    const auto known = borders.find(name);
    coarse.emplace(name, coarsen_value(value, known == borders.end() ? none : known->second));
  }
  return coarse;
}

}  // namespace noroshi::domain
