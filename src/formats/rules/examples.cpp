#include "formats/rules/examples.hpp"

#include "domain/severity/open_questions.hpp"
#include "formats/rules/borders.hpp"
#include "formats/rules/stated_facts.hpp"
#include "formats/rules/table_names.hpp"
#include "formats/rules/table_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace noroshi::rules {
namespace {

auto read_example(TableReader& reader, const std::string& table, const domain::Rules& rules) -> Example {
  Example example;
  example.place = table + ": " + reader.text("id");
  example.sector = table.starts_with("sectors/") ? table.substr(std::string_view{"sectors/"}.size()) : reader.text("sector");
  const auto day = reader.day("at");
  example.dated = day.has_value();
  example.at = day.value_or(example_day());
  reader.optional_text("note");
  example.facts = read_stated_facts(reader, "facts", rules.triage.facts);
  if (auto expected = reader.row("expect")) example.expected = expected->members();
  if (example.expected.empty()) reader.refuse("expect", "is needed: an example that asserts nothing proves nothing");
  if (!rules.catalogue.find(example.sector)) reader.refuse("sector", "is not in the catalogue");
  reader.finish();
  return example;
}

auto as_text(const Value& value) -> std::string {
  if (value.string()) return *value.string();
  if (value.boolean()) return *value.boolean() ? "true" : "false";
  if (value.number()) return fmt::format("{}", *value.number());
  return std::string{value.kind()};
}

void compare_list(const std::string& key, const Value& wanted, const std::vector<std::string>& given,
                  std::vector<std::string>& differences) {
  const bool forbidden = key == "not_rules";
  for (const auto& item : wanted.array() ? *wanted.array() : Value::Array{}) {
    const bool found = item.string() && std::find(given.begin(), given.end(), *item.string()) != given.end();
    if (found == forbidden)
      differences.push_back(
          fmt::format("{}: {} {}, is [{}]", key, forbidden ? "not wanted" : "wanted", as_text(item), fmt::join(given, ", ")));
  }
}

}  // namespace

auto example_day() -> UtcTime { return *parse_rfc3339("2026-11-23T00:00:00+09:00"); }

auto load_examples(const std::vector<RuleFile>& files, const domain::Rules& rules) -> Result<std::vector<Example>> {
  std::vector<Example> examples;
  Mistakes mistakes;
  for (const auto& [path, text] : files) {
    const auto name = table_name(path);
    if (!name) continue;
    const auto content = NOROSHI_TRY(parse_toml(text));
    TableReader reader{content, *name + ": ", mistakes};
    for (auto& row : reader.rows("examples")) examples.push_back(read_example(row, *name, rules));
    append_borders(reader, *name, rules, examples);
  }
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return examples;
}

auto find_differences(const Example& example, const domain::Rules& rules) -> std::vector<std::string> {
  const auto verdict = domain::draw_line(example.facts, example.sector, rules, example.at);
  const auto assessment = domain::assess(example.facts, example.sector, rules);
  const auto given = domain::name_answers(verdict, assessment);
  std::vector<std::string> differences;
  for (const auto& [key, wanted] : example.expected) {
    if (key == "rules" || key == "not_rules") {
      compare_list(key, wanted, domain::list_rule_ids(verdict, assessment, rules.severity), differences);
    } else if (key == "would_change") {
      compare_list(key, wanted, domain::open_questions(verdict, assessment), differences);
    } else if (const auto answer = given.find(key); answer == given.end()) {
      differences.push_back(key + " is nothing that an example can ask");
    } else if (answer->second != as_text(wanted)) {
      differences.push_back(fmt::format("{}: wanted {}, is {}", key, as_text(wanted), answer->second));
    }
  }
  return differences;
}

}  // namespace noroshi::rules
