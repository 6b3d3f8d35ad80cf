#pragma once

#include "formats/rules/examples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace noroshi::rules {

/// Changes every number that somebody agreed on by one, up and down, and runs the examples again: the number of a comparison, a clock, a
/// first or a last day (by a day). What no example notices is named.
class ThresholdWalk {
public:
  explicit ThresholdWalk(const domain::Rules& rules) : rules_{rules}, sectors_{rules.catalogue.sectors()} {
    for (auto& sector : sectors_) {
      for (auto& rule : sector.rules) add_rule(rule, {sector.id});
    }
    for (auto& rule : rules_.triage.rules) add_rule(rule, rule.sectors);
    for (auto& row : rules_.severity.rows) add_conditions(row.id, row.when, row.unless);
    domain::When none;
    for (auto& question : rules_.triage.handling) add_conditions(question.id, question.insufficient, none);
    for (auto& row : rules_.severity.layers) add_conditions(row.id, row.when, row.unless);
  }

  auto size() const -> std::size_t { return thresholds_.size(); }

  auto find_untested(const std::vector<Example>& examples) -> std::vector<std::string> {
    std::vector<std::string> untested;
    for (auto& threshold : thresholds_) {
      for (const int step : {-1, 1}) {
        if (!is_noticed(threshold, step, examples)) untested.push_back(fmt::format("{} {:+}", threshold.place, step));
      }
    }
    return untested;
  }

private:
  struct Threshold {
    std::string place;  ///< "ele-1: duration_min 60"
    std::function<void(int)> move;
    std::function<bool(const Example&, int)> may_notice;  ///< false: this example cannot change whatever the step does
  };

  static auto is_of(const std::vector<std::string>& sectors, const Example& example) -> bool {
    return sectors.empty() || std::find(sectors.begin(), sectors.end(), example.sector) != sectors.end();
  }

  void add_conditions(const std::string& id, domain::When& when, domain::When& unless) {
    for (auto* list : {&when, &unless}) {
      for (auto& alternative : *list) {
        for (auto& condition : alternative) add_condition(id, condition);
      }
    }
  }

  void add_condition(const std::string& id, domain::Condition& condition) {
    auto* number = std::get_if<double>(&condition.wanted);
    if (!number) return;
    const auto differs = [&condition](const Example& example, int step) {
      auto moved = condition;
      std::get<double>(moved.wanted) += step;
      return domain::evaluate(moved, example.facts) != domain::evaluate(condition, example.facts);
    };
    thresholds_.push_back({fmt::format("{}: {} {}", id, condition.fact, *number), [number](int step) { *number += step; }, differs});
  }

  void add_rule(domain::Rule& rule, const std::vector<std::string>& sectors) {
    add_conditions(rule.id, rule.when, rule.unless);
    domain::When none;
    add_conditions(rule.id, rule.also_when, none);
    if (rule.when.empty()) return;  // named in the catalogue alone: it meets no case, so no case can show its clock or its days
    const auto of_the_sector = [sectors](const Example& example, int) { return is_of(sectors, example); };
    const bool owed = rule.effect == domain::RuleEffect::Duty && rule.status == domain::RuleStatus::Verified;
    if (rule.clock_hours && owed) {  // no verdict counts on another's clock
      auto* clock = &*rule.clock_hours;
      thresholds_.push_back({fmt::format("{}: clock_hours {}", rule.id, *clock), [clock](int step) { *clock += step; }, of_the_sector});
    }
    for (auto* day : {&rule.valid_from, &rule.valid_until}) {
      if (!*day) continue;
      auto* midnight = &**day;
      const auto* name = day == &rule.valid_from ? "valid_from" : "valid_to";
      thresholds_.push_back({fmt::format("{}: {} {}", rule.id, name, to_rfc3339(*midnight)),
                             [midnight](int step) { *midnight += std::chrono::days{step}; }, of_the_sector});
    }
  }

  auto is_noticed(Threshold& threshold, int step, const std::vector<Example>& examples) -> bool {
    std::vector<const Example*> candidates;
    for (const auto& example : examples) {
      if (threshold.may_notice(example, step)) candidates.push_back(&example);
    }
    if (candidates.empty()) return false;
    threshold.move(step);
    rules_.catalogue = domain::Catalogue{sectors_};
    const bool noticed =
        std::any_of(candidates.begin(), candidates.end(), [&](const auto* example) { return !find_differences(*example, rules_).empty(); });
    threshold.move(-step);
    return noticed;
  }

  domain::Rules rules_;
  std::vector<domain::Sector> sectors_;
  std::vector<Threshold> thresholds_;
};

}  // namespace noroshi::rules
