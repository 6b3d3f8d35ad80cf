#include "domain/statistics/disclosure.hpp"

#include "domain/statistics/audit.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <random>

namespace noroshi::domain {
namespace {

using Rows = std::vector<std::vector<int>>;

/// A table from its inner counts, every item by an organisation of its own unless one holds `largest`.
auto table_of(const Rows& inner) -> CountTable {
  CountTable table;
  for (std::size_t i = 0; i < inner.size(); ++i) table.rows.push_back("r" + std::to_string(i));
  for (std::size_t i = 0; i < inner[0].size(); ++i) table.columns.push_back("c" + std::to_string(i));
  table.counts.assign(inner.size() + 1, std::vector<int>(inner[0].size() + 1, 0));
  table.largest = table.counts;
  for (std::size_t row = 0; row < inner.size(); ++row) {
    for (std::size_t column = 0; column < inner[row].size(); ++column) {
      const int count = inner[row][column];
      table.counts[row][column] += count;
      table.counts[row].back() += count;
      table.counts.back()[column] += count;
      table.counts.back().back() += count;
    }
  }
  for (auto& row : table.largest) std::fill(row.begin(), row.end(), 0);
  return table;
}

auto random_table(std::uint64_t seed) -> CountTable {
  std::mt19937_64 random{seed};
  const std::size_t height = 1 + random() % 15;
  const std::size_t width = 1 + random() % 8;
  const std::uint64_t most = 1 + random() % 12;
  Rows inner(height, std::vector<int>(width, 0));
  for (auto& row : inner) {
    for (auto& count : row) count = random() % 3 == 0 ? 0 : static_cast<int>(random() % (most + 1));
  }
  auto table = table_of(inner);
  for (std::size_t row = 0; row < table.counts.size(); ++row) {
    for (std::size_t column = 0; column < table.counts[row].size(); ++column)
      table.largest[row][column] = random() % 20 == 0 ? table.counts[row][column] : 0;
  }
  return table;
}

TEST(Disclosure, NoHiddenCellOfTwoThousandRandomTablesCanBeComputed) {
  const DisclosureRules rules;
  int hidden = 0;
  int withheld = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    const auto table = random_table(seed);
    const auto published = suppress(table, rules);
    withheld += published.withheld ? 1 : 0;
    const auto bounds = bound_hidden_cells(published);
    ASSERT_TRUE(bounds.has_value()) << "seed " << seed;
    hidden += static_cast<int>(bounds->size());
    for (const auto& cell : *bounds) {
      const int count = table.counts[cell.row][cell.column];
      ASSERT_LE(cell.least, count) << "seed " << seed;
      ASSERT_TRUE(!cell.most || *cell.most >= count) << "seed " << seed;
    }
    ASSERT_TRUE(audit(published, rules.least_width)->empty()) << "seed " << seed;
  }
  std::cout << "hidden cells " << hidden << ", tables withheld " << withheld << "/2000\n";
  EXPECT_GT(hidden, 2000);
  EXPECT_LT(withheld, 400);
}

TEST(Disclosure, NoSmallOrDominatedCellIsShown) {
  const DisclosureRules rules;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const auto table = random_table(seed);
    const auto published = suppress(table, rules);
    for (std::size_t row = 0; row < table.counts.size(); ++row) {
      for (std::size_t column = 0; column < table.counts[row].size(); ++column) {
        const int count = table.counts[row][column];
        const bool dominated = count > 0 && table.largest[row][column] * 100 > count * rules.dominance_percent;
        ASSERT_FALSE(((count > 0 && count < 3) || dominated) && published.cells[row][column]) << "seed " << seed;
      }
    }
  }
}

TEST(Disclosure, WithoutComplementsTheAuditFindsWhatCanBeComputed) {
  int caught = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const auto published = suppress(random_table(seed), DisclosureRules{}, RowTotals::Own, Complement::Leave);
    caught += audit(published, 3)->empty() ? 0 : 1;
  }
  std::cout << "without complements: " << caught << "/500 tables computable\n";
  EXPECT_GT(caught, 250);
}

TEST(Disclosure, OneOrganisationWithMostOfACellHidesIt) {
  std::vector<CountedItem> items;
  for (int i = 0; i < 9; ++i) items.push_back({"ele", "leak", "one"});
  items.push_back({"ele", "leak", "two"});
  for (int i = 0; i < 40; ++i) items.push_back({i % 2 ? "ele" : "gas", i % 4 < 2 ? "leak" : "other", "o" + std::to_string(i)});
  const auto table = count_table(items, {"ele", "gas"}, {"leak", "other"});
  EXPECT_EQ(table.counts[0][0], 20);
  EXPECT_EQ(table.largest[0][0], 9);
  DisclosureRules rules;
  rules.dominance_percent = 40;
  EXPECT_FALSE(suppress(table, rules).cells[0][0].has_value());
  rules.dominance_percent = 50;
  EXPECT_EQ(suppress(table, rules).cells[0][0], 20);
}

/// Every table of small counts that agrees with what is shown, one by one.
auto enumerate_bounds(const PublishedTable& shown, int most) -> Rows {
  Rows bounds;
  for (int code = 0, all = (most + 1) * (most + 1) * (most + 1) * (most + 1); code < all; ++code) {
    Rows inner(2, std::vector<int>(2, 0));
    for (int i = 0, rest = code; i < 4; ++i, rest /= most + 1)
      inner[static_cast<std::size_t>(i / 2)][static_cast<std::size_t>(i % 2)] = rest % (most + 1);
    const auto guess = table_of(inner).counts;
    bool agrees = true;
    for (std::size_t i = 0; i < 9; ++i) agrees = agrees && shown.cells[i / 3][i % 3].value_or(guess[i / 3][i % 3]) == guess[i / 3][i % 3];
    if (!agrees) continue;
    if (bounds.empty()) bounds.assign(9, {1'000, -1});
    for (std::size_t i = 0; i < 9; ++i) {
      bounds[i][0] = std::min(bounds[i][0], guess[i / 3][i % 3]);
      bounds[i][1] = std::max(bounds[i][1], guess[i / 3][i % 3]);
    }
  }
  return bounds;
}

TEST(Audit, GivesTheBoundsThatEnumerationGives) {
  std::mt19937_64 random{11};
  int compared = 0;
  for (int round = 0; round < 60; ++round) {
    const auto pick = [&] { return static_cast<int>(random() % 3); };
    const auto table = table_of({{pick(), pick()}, {pick(), pick()}});
    PublishedTable shown{table.rows, table.columns, {}, false};
    for (const auto& row : table.counts) {
      auto& cells = shown.cells.emplace_back();
      for (const int count : row) cells.push_back(random() % 2 ? std::optional{count} : std::nullopt);
    }
    const auto bounds = enumerate_bounds(shown, 8);
    const auto found = bound_hidden_cells(shown);
    ASSERT_TRUE(found.has_value());
    for (const auto& cell : *found) {
      const auto& truth = bounds[cell.row * 3 + cell.column];
      EXPECT_EQ(cell.least, truth[0]) << "round " << round;
      EXPECT_TRUE(cell.most ? *cell.most == truth[1] : truth[1] >= 8) << "round " << round;
      ++compared;
    }
  }
  EXPECT_GT(compared, 200);
}

TEST(Audit, RefusesATableThatContradictsItself) {
  auto shown = suppress(table_of({{5, 6}, {7, 8}}), DisclosureRules{});
  shown.cells[2][2] = 99;
  ASSERT_FALSE(audit(shown, 3).has_value());
  EXPECT_EQ(audit(shown, 3).error().slug, "table_contradicts_itself");
}

}  // namespace
}  // namespace noroshi::domain
