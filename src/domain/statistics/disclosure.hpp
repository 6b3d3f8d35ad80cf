#pragma once

#include <optional>
#include <string>
#include <vector>

namespace noroshi::domain {

/// `data/statistics/disclosure.toml`.
struct DisclosureRules {
  int smallest_count = 3;      ///< a cell of 1 … smallest_count − 1 is not shown; a zero names nobody and is
  int dominance_percent = 70;  ///< nor one of which a single organisation holds more than this
  int least_width = 3;         ///< how far a hidden cell may lie from what the shown ones allow to compute
};

/// Counts by row and column with their sums: the last row and the last column of `counts` are the totals.
struct CountTable {
  std::vector<std::string> rows;  ///< without "total"
  std::vector<std::string> columns;
  std::vector<std::vector<int>> counts;   ///< (rows + 1) × (columns + 1)
  std::vector<std::vector<int>> largest;  ///< what one organisation holds of each cell; same shape
};

/// One record's place, or that of several alike: an item that falls into no cell is not counted.
struct CountedItem {
  std::string row;
  std::string column;
  std::string organisation;
  int count = 1;
};
auto count_table(const std::vector<CountedItem>& items, std::vector<std::string> rows, std::vector<std::string> columns) -> CountTable;

/// What may be shown. A hidden cell is empty and does not say whether it was small or hides a small one.
struct PublishedTable {
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<int>>> cells;  ///< totals last
  bool withheld = false;                               ///< nothing can be shown without giving something small away
};

enum class Complement { Hide, Leave };  ///< `Leave` is for the audit's own test: it publishes what must not be

/// Whether the totals of the rows stand in other tables too: then none of them can be hidden here, and none may be sensitive.
enum class RowTotals { Own, ShownElsewhere };

/// Small, or held by one organisation too much.
auto is_sensitive(int count, int largest, const DisclosureRules& rules) -> bool;

/// Hides small and dominated cells, and for each of them a loop of others along which the hidden counts could be shifted by the width
/// while all that is shown stays true. Withholds the whole table where that cannot be.
auto suppress(const CountTable& table, const DisclosureRules& rules, RowTotals totals = RowTotals::Own,
              Complement complement = Complement::Hide) -> PublishedTable;

}  // namespace noroshi::domain
