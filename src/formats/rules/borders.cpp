#include "formats/rules/borders.hpp"

#include "formats/rules/stated_facts.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace noroshi::rules {
namespace {

auto row_named(const std::string& rule, const Value& row) -> Value { return Value{Value::Array{Value{rule, row.line()}}, row.line()}; }

/// The two sides with what tells them apart not yet set.
struct Sides {
  Example no;
  Example yes;
};

auto begin_sides(TableReader& reader, const std::string& name, const domain::Rules& rules) -> Sides {
  const auto rule = reader.text("rule");
  Example example;
  example.sector = reader.text("sector");
  example.at = reader.day("at").value_or(example_day());
  example.facts = read_stated_facts(reader, "with", rules.triage.facts);
  if (!rules.catalogue.find(example.sector)) reader.refuse("sector", "is not in the catalogue");
  Sides sides{example, example};
  const auto* row = reader.value("rule");
  sides.no.place = fmt::format("{}: {} not", name, rule);
  sides.yes.place = fmt::format("{}: {}", name, rule);
  if (!row) return sides;
  sides.no.expected.emplace_back("not_rules", row_named(rule, *row));
  sides.yes.expected.emplace_back("rules", row_named(rule, *row));
  if (const auto* clock = reader.value("clock_hours")) sides.yes.expected.emplace_back("clock_hours", *clock);
  return sides;
}

void set_number(TableReader& reader, std::string_view key, const std::string& fact, Example& example) {
  const auto* value = reader.value(key);
  if (!value || !value->number()) {
    reader.refuse(key, "has to be the number of the fact on this side");
    return;
  }
  example.facts.insert_or_assign(fact, value->integer() ? domain::FactValue{*value->integer()} : domain::FactValue{*value->number()});
  example.place += fmt::format(" with {} = {}", fact, *value->number());
}

void set_day(TableReader& reader, std::string_view key, Example& example) {
  const auto text = reader.value(key);
  const auto day = reader.day(key);
  if (!day || !text) {
    reader.refuse(key, "has to be the day of this side");
    return;
  }
  example.at = *day;
  example.place += fmt::format(" on {}", *text->string());
}

auto read_border(TableReader& reader, const std::string& name, const domain::Rules& rules) -> Sides {
  auto sides = begin_sides(reader, name, rules);
  if (const auto fact = reader.optional_text("fact"); !fact.empty()) {
    if (!rules.triage.facts.find(fact)) reader.refuse("fact", "\"" + fact + "\" is no fact of the dictionary");
    set_number(reader, "no", fact, sides.no);
    set_number(reader, "yes", fact, sides.yes);
  } else {
    set_day(reader, "no_at", sides.no);
    set_day(reader, "yes_at", sides.yes);
  }
  reader.finish();
  return sides;
}

}  // namespace

void append_borders(TableReader& table, const std::string& name, const domain::Rules& rules, std::vector<Example>& examples) {
  for (auto& row : table.rows("borders")) {
    auto sides = read_border(row, name, rules);
    examples.push_back(std::move(sides.no));
    examples.push_back(std::move(sides.yes));
  }
}

}  // namespace noroshi::rules
