#pragma once

#include "domain/statistics/rules.hpp"

#include <iosfwd>
#include <string>

namespace noroshi::cli {

/// `noroshi statistics --in records.jsonl --out table.json`: one table of reports, as it may be shown, offline.
struct StatisticsOptions {
  std::string in;
  std::string out;  ///< ending in ".csv": the table alone, as CSV
  std::string by = "type";
  bool audit = false;  ///< compute what a reader could compute of the hidden cells
};

/// 0 done, 1 a file could not be read or written or the audit found a hidden cell that can be computed, 2 a line has a mistake: nothing is
/// written then, because a total without it would be wrong.
auto run_statistics(const StatisticsOptions& options, const domain::StatisticsRules& rules, std::ostream& err) -> int;

}  // namespace noroshi::cli
