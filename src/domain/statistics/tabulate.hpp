#pragma once

#include "domain/statistics/disclosure.hpp"
#include "domain/statistics/floor.hpp"
#include "domain/statistics/periods.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// What the columns of a table of reports are.
enum class Breakdown { Type, Sector, Cause, Level };
auto to_text(Breakdown by) -> std::string_view;
auto parse_breakdown(std::string_view text) -> Result<Breakdown>;

inline constexpr std::array all_breakdowns{Breakdown::Type, Breakdown::Sector, Breakdown::Cause, Breakdown::Level};

/// Reports by period and column, each counted once: several causes are a column of their own, `several`, so that tables by other columns
/// share their totals and nothing else. The eight types and the five grades are columns even where nothing falls under them, as are the
/// `known` ones; others only where something does.
auto tabulate(const std::vector<StatRecord>& records, Breakdown by, const std::vector<Period>& periods,
              const std::vector<std::string>& known = {}) -> CountTable;

/// Near misses below, what has happened above, by month in Japan time from the first report to the last, empty months too.
struct FloorMonths {
  int first_year = 0;
  int first_month = 1;
  std::vector<FloorMonth> months;
};
auto floor_months(const std::vector<StatRecord>& records) -> FloorMonths;

}  // namespace noroshi::domain
