#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// The strongest route that applies, strongest first.
enum class Route { StatutoryReport, ReportNow, NearMissNow, NearMissMonthly, CountOnly, NotNeededButMayAsk };
enum class ClockFrom { Occurrence, Awareness };

auto to_text(Route route) -> std::string_view;  ///< "near_miss_now"
auto to_text(ClockFrom from) -> std::string_view;

/// A rule that applied, as it is shown: never without its source and standing.
struct RuleCited {
  std::string id;  ///< "ele-1"
  std::string sentence_ja;
  std::string sentence_en;
  std::string source;
  std::string force;   ///< "law_with_penalty", "law", "guideline", "agreement", "free"
  std::string status;  ///< "verified", "unverified", "proposed"
};

/// The answer of `draw_line`: it advises and never gates sending (R9).
struct Verdict {
  std::optional<bool> statutory;  ///< nullopt: no verified rule on file; ask
  std::optional<double> clock_hours;
  std::optional<ClockFrom> clock_from;
  Route route = Route::NotNeededButMayAsk;
  std::vector<RuleCited> rules;
  std::vector<std::string> would_change;  ///< fact names
  std::string table;                      ///< name, version and sha256 of the tables (C10)
};

}  // namespace noroshi::domain
