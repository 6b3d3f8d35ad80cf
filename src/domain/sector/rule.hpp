#pragma once

#include "base/time.hpp"
#include "domain/triage/condition.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// What stands behind a rule. `Law` leaves open whether a penalty follows: nobody looked it up.
enum class Force { LawWithPenalty, LawWithoutPenalty, Law, Guideline, Agreement, Free, None };
/// Whether somebody read the rule's own text or its authority's page.
enum class RuleStatus { Verified, Unverified, Proposed };
enum class ClockStart { Occurrence, Awareness };
/// Where a case goes, weakest first: the strongest that applies is the answer.
enum class Route { NotNeededButMayAsk, CountOnly, NearMissMonthly, NearMissNow, ReportNow, StatutoryReport };

/// What meeting a rule does to the verdict.
enum class RuleEffect {
  Duty,         ///< a report of this case is owed under the sector's own law
  UnknownDuty,  ///< a duty of that kind exists, its numbers are not on file: the answer is "not known"
  Context,      ///< shown beside the verdict, changes nothing: lists, other laws, what to say in the report
  Voluntary,    ///< leads to `route`
};

/// One row of the line: a threshold with its standing, as `data/sectors` and `data/triage` hold it.
struct Rule {
  std::string id;
  std::vector<std::string> sectors;  ///< empty = every sector
  RuleEffect effect = RuleEffect::Context;
  /// The row speaks of a part of the sector's cases: meeting it is a duty, and not meeting it answers nothing.
  bool partial = false;
  Force force = Force::None;
  RuleStatus status = RuleStatus::Unverified;
  std::string law;
  std::string article;
  std::optional<UtcTime> valid_from;   ///< included
  std::optional<UtcTime> valid_until;  ///< excluded: the midnight after the last day, Japan time
  std::optional<double> clock_hours;   ///< the shortest clock that has a number
  std::optional<ClockStart> clock_from;
  std::optional<double> written_hours;  ///< until the written report, where it differs
  Route route = Route::NotNeededButMayAsk;
  Wording addressee;
  Wording sentence;
  std::string source;
  std::string set_by;       ///< who set it: ministry, CEPTOAR, "noroshi" for proposals of the product
  std::string review_date;  ///< "2027-04-01"; shown, never computed with
  When when;
  When also_when;  ///< holds too, but only when every fact in it is stated: half of it puts nothing in question
  When unless;     ///< switches the row off when stated so

  friend auto operator==(const Rule&, const Rule&) -> bool = default;
  auto is_valid_at(UtcTime now) const -> bool { return (!valid_from || *valid_from <= now) && (!valid_until || now < *valid_until); }
};

auto to_text(Force force) -> std::string_view;        ///< "law_with_penalty"
auto to_text(RuleStatus status) -> std::string_view;  ///< "verified"
auto to_text(ClockStart start) -> std::string_view;   ///< "occurrence"
auto to_text(Route route) -> std::string_view;        ///< "statutory_report"
auto to_text(RuleEffect effect) -> std::string_view;  ///< "unknown_duty"

auto parse_force(std::string_view text) -> std::optional<Force>;
auto parse_rule_status(std::string_view text) -> std::optional<RuleStatus>;
auto parse_clock_start(std::string_view text) -> std::optional<ClockStart>;
auto parse_route(std::string_view text) -> std::optional<Route>;
auto parse_rule_effect(std::string_view text) -> std::optional<RuleEffect>;

}  // namespace noroshi::domain
