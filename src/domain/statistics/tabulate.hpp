#pragma once

#include "domain/statistics/disclosure.hpp"
#include "domain/statistics/floor.hpp"
#include "domain/statistics/record.hpp"

namespace noroshi::domain {

/// What the columns of a table of reports are.
enum class Breakdown { Type, Sector, Cause, Level };
auto parse_breakdown(std::string_view text) -> Result<Breakdown>;

/// Reports by fiscal quarter and column. By cause a report counts once under each of its causes.
auto tabulate(const std::vector<StatRecord>& records, Breakdown by) -> CountTable;

/// Near misses below, what has happened above, by month in Japan time from the first report to the last, empty months too.
struct FloorMonths {
  int first_year = 0;
  int first_month = 1;
  std::vector<FloorMonth> months;
};
auto floor_months(const std::vector<StatRecord>& records) -> FloorMonths;

}  // namespace noroshi::domain
