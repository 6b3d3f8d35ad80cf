#include "domain/statistics/audit.hpp"

#include <algorithm>
#include <limits>

namespace noroshi::domain {
namespace {

/// More than any count of a table; what reaches half of it has no bound.
constexpr int no_bound = 1'000'000'000;

/// Rows and columns are nodes, cells are pipes: a count flows from its row to its column, a total back from the column's end to the row's.
/// "Rows and columns add up" is then "what flows in flows out", and how far a hidden count can move is a maximum flow through the others.
class Network {
public:
  explicit Network(std::size_t nodes) : capacity_(nodes, std::vector<int>(nodes, 0)) {}

  void set(std::size_t from, std::size_t to, int capacity) { capacity_[from][to] = capacity; }
  auto capacity(std::size_t from, std::size_t to) const -> int { return capacity_[from][to]; }

  auto push_all(std::size_t from, std::size_t to) -> int {
    int pushed = 0;
    while (pushed < no_bound / 2) {
      const auto path = find_path(from, to);
      if (path.empty()) return pushed;
      int amount = no_bound;
      for (std::size_t i = 0; i + 1 < path.size(); ++i) amount = std::min(amount, capacity_[path[i]][path[i + 1]]);
      for (std::size_t i = 0; i + 1 < path.size(); ++i) move(path[i], path[i + 1], amount);
      pushed += amount;
    }
    return no_bound;
  }

private:
  /// Pipes without a bound stay so, whatever flows.
  void move(std::size_t from, std::size_t to, int amount) {
    if (capacity_[from][to] < no_bound / 2) capacity_[from][to] -= amount;
    if (capacity_[to][from] < no_bound / 2) capacity_[to][from] += amount;
  }

  /// The shortest path with room, found in breadth.
  auto find_path(std::size_t from, std::size_t to) const -> std::vector<std::size_t> {
    const std::size_t nodes = capacity_.size();
    std::vector<std::size_t> before(nodes, nodes);
    std::vector<std::size_t> queue{from};
    before[from] = from;
    for (std::size_t at = 0; at < queue.size() && before[to] == nodes; ++at) {
      for (std::size_t next = 0; next < nodes; ++next) {
        if (before[next] != nodes || capacity_[queue[at]][next] == 0) continue;
        before[next] = queue[at];
        queue.push_back(next);
      }
    }
    if (before[to] == nodes) return {};
    std::vector<std::size_t> path{to};
    while (path.back() != from) path.push_back(before[path.back()]);
    std::reverse(path.begin(), path.end());
    return path;
  }

  std::vector<std::vector<int>> capacity_;
};

class Auditor {
public:
  explicit Auditor(const PublishedTable& table)
      : table_{table}, rows_{table.cells.size()}, columns_{table.cells[0].size()}, source_{rows_ + columns_}, network_{source_ + 2} {}

  auto run() -> Result<std::vector<HiddenCell>> {
    if (!settle())
      return fail(ErrorCode::InvalidInput, "table_contradicts_itself",
                  "rows and columns do not add up: compare the cells with their totals");
    std::vector<HiddenCell> found;
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        if (!table_.cells[row][column]) found.push_back(bound(row, column));
      }
    }
    return found;
  }

private:
  auto is_margin(std::size_t row, std::size_t column) const -> bool { return (row + 1 == rows_) != (column + 1 == columns_); }
  auto tail(std::size_t row, std::size_t column) const -> std::size_t { return is_margin(row, column) ? rows_ + column : row; }
  auto head(std::size_t row, std::size_t column) const -> std::size_t { return is_margin(row, column) ? row : rows_ + column; }

  /// Some table that agrees with all that is shown; the network then holds how it can be changed.
  auto settle() -> bool {
    std::vector<int> surplus(rows_ + columns_, 0);
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        if (const auto& shown = table_.cells[row][column]) {
          surplus[tail(row, column)] -= *shown;
          surplus[head(row, column)] += *shown;
        } else {
          network_.set(tail(row, column), head(row, column), no_bound);
        }
      }
    }
    int wanted = 0;
    for (std::size_t node = 0; node < surplus.size(); ++node) {
      if (surplus[node] > 0) network_.set(source_, node, surplus[node]);
      if (surplus[node] < 0) network_.set(node, source_ + 1, -surplus[node]);
      wanted += std::max(surplus[node], 0);
    }
    if (network_.push_all(source_, source_ + 1) != wanted) return false;
    for (std::size_t node = 0; node < source_; ++node) {
      for (const std::size_t end : {source_, source_ + 1}) {
        network_.set(node, end, 0);
        network_.set(end, node, 0);
      }
    }
    return true;
  }

  auto bound(std::size_t row, std::size_t column) const -> HiddenCell {
    const std::size_t from = tail(row, column);
    const std::size_t to = head(row, column);
    Network others = network_;
    const int count = others.capacity(to, from);
    others.set(from, to, 0);
    others.set(to, from, 0);
    Network rising = others;
    const int rise = rising.push_all(to, from);
    const int fall = std::min(count, others.push_all(from, to));
    return {row, column, count - fall, rise >= no_bound / 2 ? std::nullopt : std::optional{count + rise}};
  }

  const PublishedTable& table_;
  std::size_t rows_;
  std::size_t columns_;
  std::size_t source_;
  Network network_;
};

}  // namespace

auto bound_hidden_cells(const PublishedTable& table) -> Result<std::vector<HiddenCell>> {
  if (table.cells.empty() || table.cells[0].empty()) return std::vector<HiddenCell>{};
  return Auditor{table}.run();
}

auto audit(const PublishedTable& table, int least_width) -> Result<std::vector<HiddenCell>> {
  auto cells = NOROSHI_TRY(bound_hidden_cells(table));
  std::erase_if(cells, [&](const HiddenCell& cell) { return !cell.most || *cell.most - cell.least >= least_width; });
  return cells;
}

}  // namespace noroshi::domain
