#pragma once

#include "domain/triage/precedent.hpp"
#include "domain/triage/rules.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// One point in which a decision and the tables part.
struct DecisionDifference {
  std::string sector;
  std::string point;    ///< "route", "level", …
  std::string decided;  ///< "report_now"
  std::string today;    ///< "count_only"
  friend auto operator==(const DecisionDifference&, const DecisionDifference&) -> bool = default;
};

/// What draw_line and assess make of these facts, in the form of a decision; `because` is left empty.
auto decide(const Facts& facts, std::string_view sector, const Rules& rules, UtcTime now) -> DecidedAs;
/// Every point in which the precedent's decision is not what the tables say of its facts at `now`, for each of its sectors. Empty = they
/// agree.
auto precedent_differences(const Precedent& precedent, const Rules& rules, UtcTime now) -> std::vector<DecisionDifference>;

}  // namespace noroshi::domain
