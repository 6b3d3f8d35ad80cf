#include "domain/severity/compare.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>

namespace noroshi::domain {
namespace {

template <class Number> auto number_text(const std::optional<Number>& value) -> std::string {
  return value ? fmt::format("{}", static_cast<double>(*value)) : "none";
}

auto answers_under(const WorkedCase& asked, const Rules& rules) -> std::map<std::string, std::string> {
  const auto verdict = draw_line(asked.facts, asked.sector, rules, asked.at);
  const auto assessment = assess(asked.facts, asked.sector, rules);
  auto answers = name_answers(verdict, assessment);
  answers["rules"] = fmt::format("{}", fmt::join(list_rule_ids(verdict, assessment, rules.severity), ", "));
  return answers;
}

}  // namespace

auto name_answers(const Verdict& verdict, const Assessment& assessment) -> std::map<std::string, std::string> {
  return {{"statutory", !verdict.statutory   ? "unknown"
                        : *verdict.statutory ? "true"
                                             : "false"},
          {"clock_hours", number_text(verdict.clock_hours)},
          {"clock_from", verdict.clock_from ? std::string{to_text(*verdict.clock_from)} : "none"},
          {"route", std::string{to_text(verdict.route)}},
          {"level", fmt::format("{}", assessment.level)},
          {"level_2016", fmt::format("{}", assessment.level_2016)},
          {"potential_level", number_text(assessment.potential_level)},
          {"layer", std::string{to_text(assessment.layer)}},
          {"it_lens", fmt::format("{}", assessment.it_lens)},
          {"safety_lens", fmt::format("{}", assessment.safety_lens)},
          {"provisional", assessment.provisional ? "true" : "false"}};
}

auto list_rule_ids(const Verdict& verdict, const Assessment& assessment, const SeverityTable& table) -> std::vector<std::string> {
  std::vector<std::string> ids;
  for (const auto& layer : table.layers) {
    if (layer.layer == assessment.layer && layer.sentence == assessment.layer_sentence) ids.push_back(layer.id);
  }
  for (const auto& rule : verdict.rules) ids.push_back(rule.id);
  for (const auto& row : assessment.deciding) ids.push_back(row.id);
  return ids;
}

auto compare_editions(const WorkedCase& asked, const Rules& before, const Rules& after) -> std::vector<Difference> {
  const auto left = answers_under(asked, before);
  const auto right = answers_under(asked, after);
  std::vector<Difference> differences;
  for (const auto& [field, answer] : left) {
    if (right.at(field) != answer) differences.push_back({field, answer, right.at(field)});
  }
  return differences;
}

}  // namespace noroshi::domain
