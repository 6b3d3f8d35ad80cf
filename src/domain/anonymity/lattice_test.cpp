#include "domain/anonymity/lattice.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace noroshi::domain {
namespace {

/// A table of quasi-identifiers with a hierarchy each, as ARX has them: the oracle's world, which the product does not know.
struct Table {
  std::vector<std::vector<int>> cells;                 // by column, by row: the value's number
  std::vector<std::vector<std::vector<int>>> classes;  // by column, by level, by value: the class it falls into
  std::vector<std::vector<std::vector<double>>> bits;  // by column, by level, by value: lost for each row with that value

  auto rows() const -> std::size_t { return cells.front().size(); }
};

auto fields(const std::string& line) -> std::vector<std::string> {
  std::vector<std::string> found;
  std::istringstream stream{line};
  for (std::string field; std::getline(stream, field, ';');) {
    while (!field.empty() && field.back() == '\r') field.pop_back();
    found.push_back(field);
  }
  return found;
}

auto read_lines(const std::filesystem::path& path) -> std::vector<std::vector<std::string>> {
  std::vector<std::vector<std::string>> lines;
  std::ifstream stream{path};
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty()) lines.push_back(fields(line));
  }
  return lines;
}

void add_column(Table& table, const std::vector<std::string>& values, const std::vector<std::vector<std::string>>& hierarchy) {
  std::map<std::string, int> numbers;
  std::vector<std::vector<int>> classes(hierarchy.front().size());
  std::vector<std::map<std::string, int>> names(classes.size());
  for (const auto& row : hierarchy) {
    numbers.emplace(row.front(), static_cast<int>(numbers.size()));
    for (std::size_t level = 0; level < row.size(); ++level) {
      classes[level].push_back(names[level].emplace(row[level], static_cast<int>(names[level].size())).first->second);
    }
  }
  std::vector<int> cells;
  for (const auto& value : values) cells.push_back(numbers.at(value));
  std::vector<std::size_t> exact(numbers.size());
  for (const int cell : cells) ++exact[static_cast<std::size_t>(cell)];
  std::vector<std::vector<double>> bits;
  for (const auto& level : classes) {
    std::map<int, std::size_t> general;
    for (std::size_t value = 0; value < exact.size(); ++value) general[level[value]] += exact[value];
    auto& lost = bits.emplace_back();
    for (std::size_t value = 0; value < exact.size(); ++value) lost.push_back(bits_lost(exact[value], general[level[value]]));
  }
  table.cells.push_back(std::move(cells));
  table.classes.push_back(std::move(classes));
  table.bits.push_back(std::move(bits));
}

auto read_adult(const std::filesystem::path& folder) -> Table {
  auto lines = read_lines(folder / "adult.csv");
  const auto header = lines.front();
  lines.erase(lines.begin());
  Table table;
  for (std::size_t column = 0; column < header.size(); ++column) {
    std::vector<std::string> values;
    for (const auto& line : lines) values.push_back(line[column]);
    add_column(table, values, read_lines(folder / ("adult_hierarchy_" + header[column] + ".csv")));
  }
  return table;
}

auto tops_of(const Table& table) -> Levels {
  Levels tops;
  for (const auto& column : table.classes) tops.push_back(static_cast<int>(column.size()) - 1);
  return tops;
}

/// The loss of a node is the sum of its columns': by column, by level.
auto column_losses(const Table& table) -> std::vector<std::vector<double>> {
  std::vector<std::vector<double>> losses;
  for (std::size_t column = 0; column < table.cells.size(); ++column) {
    auto& by_level = losses.emplace_back();
    for (const auto& lost : table.bits[column]) {
      double total = 0;
      for (const int cell : table.cells[column]) total += lost[static_cast<std::size_t>(cell)];
      by_level.push_back(total);
    }
  }
  return losses;
}

/// Rows that would be suppressed if only these columns were there.
auto suppressed_rows(const Table& table, const Levels& levels, const std::vector<std::size_t>& columns, std::size_t k) -> std::size_t {
  std::vector<std::uint64_t> keys(table.rows());
  for (const auto column : columns) {
    const auto& classes = table.classes[column][static_cast<std::size_t>(levels[column])];
    const auto& cells = table.cells[column];
    for (std::size_t row = 0; row < keys.size(); ++row)
      keys[row] = keys[row] * 128 + static_cast<std::uint64_t>(classes[static_cast<std::size_t>(cells[row])]);
  }
  std::ranges::sort(keys);
  std::size_t suppressed = 0;
  for (std::size_t begin = 0; begin < keys.size();) {
    std::size_t end = begin;
    while (end < keys.size() && keys[end] == keys[begin]) ++end;
    suppressed += end - begin < k ? end - begin : 0;
    begin = end;
  }
  return suppressed;
}

/// k-anonymity with suppression. A node is no safer than any of its columns by themselves (Incognito's subset property), and those are
/// few enough to be remembered.
class KAnonymity {
public:
  KAnonymity(const Table& table, std::size_t k, double suppression)
      : table_{table}, k_{k}, allowed_{static_cast<std::size_t>(suppression * static_cast<double>(table.rows()))} {}

  auto operator()(const Levels& levels) -> bool {
    for (const auto& columns : parts_) {
      Levels key;
      for (std::size_t column = 0; column < levels.size(); ++column)
        key.push_back(std::ranges::count(columns, column) > 0 ? levels[column] : -1);
      const auto known = remembered_.find(key);
      const bool is_safe = known != remembered_.end() ? known->second : suppressed_rows(table_, levels, columns, k_) <= allowed_;
      remembered_.emplace(std::move(key), is_safe);
      if (!is_safe) return false;
    }
    return true;
  }

private:
  const Table& table_;
  std::size_t k_;
  std::size_t allowed_;
  std::vector<std::vector<std::size_t>> parts_{{1, 5}, {1, 4, 7}, {1, 3, 4, 5, 7}, {1, 3, 4, 5, 6, 7}, {0, 1, 2, 3, 4, 5, 6, 7, 8}};
  std::map<Levels, bool> remembered_;
};

struct Optimum {
  std::size_t k;
  double suppression;
  Levels levels;
  double loss;
};

/// Two of the constants of ARX's own tests (expected.json, source "arx").
const std::vector<Optimum>& arx_optima() {
  static const std::vector<Optimum> optima{{5, 0.04, {1, 0, 1, 1, 3, 2, 2, 0, 1}, 255559.85455731067},
                                           {100, 0.04, {1, 1, 1, 1, 3, 2, 2, 1, 1}, 379417.3460570988}};
  return optima;
}

TEST(Lattice, FindsTheOptimaOfArxOnAdult) {
  const char* shared = std::getenv("NOROSHI_SHARED");
  const auto folder = std::filesystem::path{shared != nullptr ? shared : "../shared"} / "data/arx-adult";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "Lattice.FindsTheOptimaOfArxOnAdult needs " << folder;
  const auto table = read_adult(folder);
  const auto losses = column_losses(table);
  const auto loss = [&](const Levels& levels) {
    double total = 0;
    for (std::size_t column = 0; column < levels.size(); ++column) total += losses[column][static_cast<std::size_t>(levels[column])];
    return total;
  };
  for (const auto& optimum : arx_optima()) {
    KAnonymity is_safe{table, optimum.k, optimum.suppression};
    const auto found = find_cheapest_node(tops_of(table), loss, std::ref(is_safe));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->levels, optimum.levels);
    EXPECT_NEAR(found->loss / optimum.loss, 1.0, 1e-9);
  }
}

/// Every node, by counting.
auto best_by_hand(const Levels& tops, const std::function<double(const Levels&)>& loss, const std::function<bool(const Levels&)>& is_safe)
    -> std::optional<LatticeNode> {
  std::optional<LatticeNode> best;
  Levels levels(tops.size(), 0);
  while (true) {
    if (is_safe(levels) && (!best || loss(levels) < best->loss)) best = LatticeNode{levels, loss(levels)};
    std::size_t at = tops.size();
    while (at > 0 && levels[at - 1] == tops[at - 1]) levels[--at] = 0;
    if (at == 0) return best;
    ++levels[at - 1];
  }
}

RC_GTEST_PROP(Lattice, NoNodeIsSafeAndCheaperThanTheOneFound, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(1, 5);
  const auto tops = *rc::gen::container<Levels>(size, rc::gen::inRange(0, 4));
  const auto weights = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(0, 9));
  const auto pull = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(0, 5));
  const int need = *rc::gen::inRange(0, 30);
  const auto sum = [](const Levels& levels, const std::vector<int>& by) {
    int total = 0;
    for (std::size_t at = 0; at < levels.size(); ++at) total += levels[at] * by[at];
    return total;
  };
  const auto loss = [&](const Levels& levels) { return static_cast<double>(sum(levels, weights)); };
  const auto is_safe = [&](const Levels& levels) { return sum(levels, pull) >= need; };
  const auto found = find_cheapest_node(tops, loss, is_safe);
  const auto expected = best_by_hand(tops, loss, is_safe);
  RC_ASSERT(found.has_value() == expected.has_value());
  if (found) RC_ASSERT(*found == *expected);
}

TEST(Lattice, ABitIsLostWhenTwoValuesFallTogether) {
  EXPECT_DOUBLE_EQ(bits_lost(10, 20), 1.0);
  EXPECT_DOUBLE_EQ(bits_lost(10, 10), 0.0);
  EXPECT_DOUBLE_EQ(bits_lost(0, 10), 0.0);
}

}  // namespace
}  // namespace noroshi::domain
