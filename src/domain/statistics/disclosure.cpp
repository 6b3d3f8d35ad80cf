#include "domain/statistics/disclosure.hpp"

#include "base/result.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

namespace noroshi::domain {
namespace {

using Place = std::pair<std::size_t, std::size_t>;
using Hidden = std::vector<std::vector<bool>>;

auto place_of(const std::vector<std::string>& names, const std::string& name) -> std::size_t {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

auto is_small(int count, const DisclosureRules& rules) -> bool { return count > 0 && count < rules.smallest_count; }

/// Looks for the cheapest loop of cells through one cell. In a loop row and column changes cancel; along it every second count rises and
/// the others fall by the width, and a count that falls must have it. Totals count against their row and column, so they turn the sign.
class LoopSearch {
public:
  LoopSearch(const CountTable& table, const Hidden& hidden, int width, RowTotals totals)
      : table_{table},
        hidden_{hidden},
        width_{width},
        totals_{totals},
        rows_{table.counts.size()},
        nodes_{rows_ + table.counts[0].size()} {}

  /// The other cells of the loop in which `start` rises; none when there is no such loop.
  auto find(Place start) -> std::vector<Place> {
    start_ = start;
    sign_ = sign_of(start);
    cost_.assign(nodes_, unreached);
    from_.assign(nodes_, nodes_);
    std::vector<bool> settled(nodes_, false);
    cost_[rows_ + start.second] = 0;
    for (std::size_t round = 0; round < nodes_; ++round) {
      std::size_t node = nodes_;
      for (std::size_t i = 0; i < nodes_; ++i) {
        if (!settled[i] && cost_[i] < unreached && (node == nodes_ || cost_[i] < cost_[node])) node = i;
      }
      if (node == nodes_) break;
      settled[node] = true;
      for (std::size_t other = 0; other < nodes_; ++other) relax(node, other);
    }
    return walk_back();
  }

private:
  static constexpr long unreached = std::numeric_limits<long>::max();

  auto sign_of(Place place) const -> int { return ((place.first + 1 == rows_) == (place.second + 1 == nodes_ - rows_)) ? 1 : -1; }
  auto place_between(std::size_t a, std::size_t b) const -> Place { return a < rows_ ? Place{a, b - rows_} : Place{b, a - rows_}; }

  void relax(std::size_t node, std::size_t other) {
    if ((node < rows_) == (other < rows_)) return;
    const auto place = place_between(node, other);
    if (place == start_ || (totals_ == RowTotals::ShownElsewhere && place.second + 1 == nodes_ - rows_)) return;
    const int change = (node < rows_ ? sign_ : -sign_) * sign_of(place);
    const int count = table_.counts[place.first][place.second];
    if (change < 0 && count < width_) return;
    const bool total = place.first + 1 == rows_ || place.second + 1 == nodes_ - rows_;
    const long price = hidden_[place.first][place.second] ? 1 : 1'000L + count + (total ? 1'000'000L : 0L);
    if (cost_[node] + price >= cost_[other]) return;
    cost_[other] = cost_[node] + price;
    from_[other] = node;
  }

  auto walk_back() const -> std::vector<Place> {
    std::vector<Place> loop;
    if (cost_[start_.first] == unreached) return loop;
    for (std::size_t node = start_.first; from_[node] != nodes_; node = from_[node]) loop.push_back(place_between(from_[node], node));
    return loop;
  }

  const CountTable& table_;
  const Hidden& hidden_;
  int width_;
  RowTotals totals_;
  std::size_t rows_;
  std::size_t nodes_;
  Place start_{};
  int sign_ = 1;
  std::vector<long> cost_;
  std::vector<std::size_t> from_;
};

/// False when some sensitive cell cannot be protected.
auto hide_complements(const CountTable& table, const DisclosureRules& rules, RowTotals totals, const std::vector<Place>& sensitive,
                      Hidden& hidden) -> bool {
  for (const auto& place : sensitive) {
    NOROSHI_ASSERT(totals == RowTotals::Own || place.second != table.columns.size());
    const auto loop = LoopSearch{table, hidden, rules.least_width, totals}.find(place);
    if (loop.empty()) return false;
    for (const auto& [row, column] : loop) hidden[row][column] = true;
  }
  return true;
}

/// A withheld table still says what the others say: the totals of the rows, and so that there is nothing in a row of none.
auto is_told_elsewhere(const CountTable& table, RowTotals totals, Place place) -> bool {
  return totals == RowTotals::ShownElsewhere && (place.second == table.columns.size() || table.counts[place.first].back() == 0);
}

}  // namespace

auto is_sensitive(int count, int largest, const DisclosureRules& rules) -> bool {
  return is_small(count, rules) || (count > 0 && std::int64_t{largest} * 100 > std::int64_t{count} * rules.dominance_percent);
}

auto count_table(const std::vector<CountedItem>& items, std::vector<std::string> rows, std::vector<std::string> columns) -> CountTable {
  const std::size_t height = rows.size() + 1;
  const std::size_t width = columns.size() + 1;
  CountTable table{std::move(rows), std::move(columns), std::vector(height, std::vector<int>(width, 0)),
                   std::vector(height, std::vector<int>(width, 0))};
  std::map<std::pair<std::string, Place>, int> held;
  for (const auto& item : items) {
    const std::size_t row = place_of(table.rows, item.row);
    const std::size_t column = place_of(table.columns, item.column);
    if (row + 1 == height || column + 1 == width) continue;
    for (const auto& place : {Place{row, column}, Place{row, width - 1}, Place{height - 1, column}, Place{height - 1, width - 1}}) {
      table.counts[place.first][place.second] += item.count;
      held[{item.organisation, place}] += item.count;
    }
  }
  for (const auto& [holder, count] : held) {
    auto& largest = table.largest[holder.second.first][holder.second.second];
    largest = std::max(largest, count);
  }
  return table;
}

auto suppress(const CountTable& table, const DisclosureRules& rules, RowTotals totals, Complement complement) -> PublishedTable {
  NOROSHI_ASSERT(rules.least_width > 0 && table.counts.size() == table.rows.size() + 1);
  Hidden hidden(table.counts.size(), std::vector<bool>(table.counts[0].size(), false));
  std::vector<Place> sensitive;
  for (std::size_t row = 0; row < table.counts.size(); ++row) {
    for (std::size_t column = 0; column < table.counts[row].size(); ++column) {
      if (!is_sensitive(table.counts[row][column], table.largest[row][column], rules)) continue;
      hidden[row][column] = true;
      sensitive.emplace_back(row, column);
    }
  }
  PublishedTable published{table.rows, table.columns, {}, false};
  published.withheld = complement == Complement::Hide && !hide_complements(table, rules, totals, sensitive, hidden);
  for (std::size_t row = 0; row < table.counts.size(); ++row) {
    auto& cells = published.cells.emplace_back();
    for (std::size_t column = 0; column < table.counts[row].size(); ++column) {
      const bool shown = published.withheld ? is_told_elsewhere(table, totals, {row, column}) : !hidden[row][column];
      cells.push_back(shown ? std::optional{table.counts[row][column]} : std::nullopt);
    }
  }
  return published;
}

}  // namespace noroshi::domain
