#include "domain/severity/precedent_differences.hpp"

#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"

#include <fmt/format.h>

#include <utility>

namespace noroshi::domain {
namespace {

auto words_of(std::optional<bool> statutory) -> std::string { return !statutory ? "unknown" : *statutory ? "true" : "false"; }

template <class Number> auto words_of(std::optional<Number> number) -> std::string {
  return number ? fmt::format("{}", static_cast<double>(*number)) : "none";
}

using Points = std::vector<std::pair<std::string_view, std::string>>;

auto points_of(const DecidedAs& decision) -> Points {
  return {{"statutory", words_of(decision.statutory)},
          {"clock_hours", words_of(decision.clock_hours)},
          {"route", std::string{to_text(decision.route)}},
          {"level", fmt::format("{}", decision.level)},
          {"potential_level", words_of(decision.potential_level)},
          {"layer", std::string{to_text(decision.layer)}}};
}

}  // namespace

auto decide(const Facts& facts, std::string_view sector, const Rules& rules, UtcTime now) -> DecidedAs {
  const auto verdict = draw_line(facts, sector, rules, now);
  const auto assessment = assess(facts, sector, rules);
  return {verdict.statutory, verdict.clock_hours, verdict.route, assessment.level, assessment.potential_level, assessment.layer, {}};
}

auto precedent_differences(const Precedent& precedent, const Rules& rules, UtcTime now) -> std::vector<DecisionDifference> {
  std::vector<DecisionDifference> differences;
  const auto decided = points_of(precedent.decision);
  for (const auto& sector : precedent.sectors) {
    const auto today = points_of(decide(precedent.facts, sector, rules, now));
    for (std::size_t i = 0; i < decided.size(); ++i) {
      if (decided[i].second != today[i].second)
        differences.push_back({sector, std::string{decided[i].first}, decided[i].second, today[i].second});
    }
  }
  return differences;
}

}  // namespace noroshi::domain
