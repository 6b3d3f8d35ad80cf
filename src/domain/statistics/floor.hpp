#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace noroshi::domain {

/// `data/statistics/floor.toml`.
struct FloorRules {
  double false_alarm_rate = 0.01;  ///< of a year in which nothing changed
  int trials = 999;                ///< shuffles behind the chance that is told
  int months_before_least = 3;     ///< a change is looked for only with so many months before it
  int months_after_least = 2;      ///< and after it
};

/// One month, split where the line lies or will lie: reports and counts alike.
struct FloorMonth {
  int below = 0;
  int above = 0;
};

/// 下限の見張り (R11): whether what is below the line stopped coming.
struct FloorWatch {
  bool alarm = false;
  double chance = 1.0;     ///< of seeing as much by accident in a year in which nothing changed
  std::size_t month = 0;   ///< index of the first month without
  double lost = 0.0;       ///< items that stayed away since, as far as the months before and what is above the line tell
  double lost_part = 0.0;  ///< of what was to be expected
};

/// Weighs every month as the one in which the part below the line fell, by the likelihood ratio of one share against two. What is above the
/// line is the measure, so a quiet season is no alarm. The chance is that of the same year with its items shuffled over its months: exact
/// up to the number of trials, whatever the volume. The same `seed` gives the same answer. Error `floor_months` when there are too few.
auto watch_floor(const std::vector<FloorMonth>& months, const FloorRules& rules, std::uint64_t seed) -> Result<FloorWatch>;

}  // namespace noroshi::domain
