#pragma once

#include "base/time.hpp"
#include "domain/triage/facts.hpp"
#include "domain/triage/rules.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// Nobody is asked more than this at once.
constexpr std::size_t questions_max = 5;

/// A rule that speaks to this case, as it is shown.
struct AppliedRule {
  std::string id;
  Wording sentence;
  std::string source;
  Force force = Force::None;
  RuleStatus status = RuleStatus::Unverified;
  RuleEffect effect = RuleEffect::Context;
  std::string set_by;
  Wording addressee;
  std::optional<UtcTime> valid_until = {};      ///< excluded, as in `Rule`; empty = no end known
  std::optional<std::string> review_date = {};  ///< "2027-04-01"
  friend auto operator==(const AppliedRule&, const AppliedRule&) -> bool = default;
};

/// The last day on which a rule counts, in Japan: "2027-03-31"; none while no end is known.
auto last_day_of(const AppliedRule& rule) -> std::optional<std::string>;

/// The answer to "must this be reported, and where does it go?". A guide: sending never waits for it.
struct Verdict {
  /// Is a report of this case owed under the sector's own law? Empty = not known: no verified law on file, or a fact that
  /// decides it was not stated.
  std::optional<bool> statutory;
  std::optional<double> clock_hours;
  std::optional<ClockStart> clock_from;
  /// What is left of a clock that runs from awareness, where it was stated for how long this has been known; below zero = it has run out.
  std::optional<double> clock_left_hours;
  Route route = Route::NotNeededButMayAsk;
  std::vector<AppliedRule> rules;         ///< what decided, first the duty
  std::vector<std::string> would_change;  ///< facts that could strengthen the verdict, most telling first, at most five
  friend auto operator==(const Verdict&, const Verdict&) -> bool = default;
};

/// `sector` is a catalogue id; an unknown one gets the rules that hold for all. Rules are those in force at `now`.
auto draw_line(const Facts& facts, std::string_view sector, const Rules& rules, UtcTime now) -> Verdict;

}  // namespace noroshi::domain
