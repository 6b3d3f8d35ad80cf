#include "domain/report/tally.hpp"
#include "domain/statistics/publish.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

constexpr std::uint64_t floor_seed = 7;           // any number does; the same one gives the same answer everywhere
constexpr std::int64_t floor_items_most = 5'000;  // shuffled a thousand times over: more are counted in groups
constexpr int known_counters_least = 3;

auto month_number(const std::string& period) -> int { return std::stoi(period.substr(0, 4)) * 12 + std::stoi(period.substr(5)) - 1; }

auto month_text(int number) -> std::string {
  const auto month = std::to_string(number % 12 + 1);
  return std::to_string(number / 12) + (month.size() == 1 ? "-0" : "-") + month;
}

auto quarter_of_month(const std::string& period) -> std::string {
  const int from_april = month_number(period) - 3;
  return to_text(FiscalQuarter{from_april / 12, from_april % 12 / 3 + 1});
}

/// How many of a line one alone may hold.
auto held_by_one(const TallyCount& tally) -> int {
  if (tally.members < known_counters_least) return tally.count;
  return (tally.count + tally.members - 1) / tally.members;
}

/// Months since year 0 → what lies below and above.
auto months_of(const std::vector<StatRecord>& records, const std::vector<TallyCount>& tallies, int end)
    -> std::vector<std::pair<std::int64_t, int>> {
  const auto reports = floor_months(records);
  const int first_report = reports.first_year * 12 + reports.first_month - 1;
  int first = reports.months.empty() ? end : first_report;
  for (const auto& tally : tallies) first = std::min(first, month_number(tally.period));
  std::vector<std::pair<std::int64_t, int>> months(static_cast<std::size_t>(std::max(0, end - first)));
  for (std::size_t i = 0; i < reports.months.size(); ++i) {
    const auto at = static_cast<std::size_t>(first_report - first) + i;
    if (at < months.size()) months[at] = {reports.months[i].below, reports.months[i].above};
  }
  for (const auto& tally : tallies) {
    const auto at = static_cast<std::size_t>(month_number(tally.period) - first);
    if (at < months.size()) months[at].first += tally.count;
  }
  return months;
}

}  // namespace

auto publish_tallies(const std::vector<TallyCount>& tallies, const DisclosureRules& rules) -> PublishedTable {
  std::vector<CountedItem> items;
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  for (const auto& tally : tallies) {
    if (tally.count <= 0) continue;
    const auto quarter = quarter_of_month(tally.period);
    rows.push_back(quarter);
    columns.push_back(tally.category);
    for (int left = tally.count, one = 0; left > 0; ++one) {
      const int held = std::min(left, held_by_one(tally));
      items.push_back({quarter, tally.category, tally.counted_by + "/" + std::to_string(one), held});
      left -= held;
    }
  }
  for (auto* names : {&rows, &columns}) {
    std::sort(names->begin(), names->end());
    names->erase(std::unique(names->begin(), names->end()), names->end());
  }
  return suppress(count_table(items, rows, columns), rules);
}

auto publish_floor(const std::vector<StatRecord>& records, const std::vector<TallyCount>& tallies, const FloorRules& rules, UtcTime until)
    -> std::optional<PublishedFloor> {
  const auto counted = months_of(records, tallies, month_number(period_of(until)));
  std::int64_t below = 0;
  for (const auto& month : counted) below += month.first;
  const std::int64_t group = below / floor_items_most + 1;
  std::vector<FloorMonth> months;
  for (const auto& month : counted) months.push_back({static_cast<int>((month.first + group / 2) / group), month.second});
  const auto watch = watch_floor(months, rules, floor_seed);
  if (!watch) return std::nullopt;
  PublishedFloor floor{watch->alarm, watch->chance, "", 0.0, 0.0, static_cast<int>(months.size())};
  if (!watch->alarm) return floor;
  const int first = month_number(period_of(until)) - floor.months;
  floor.since = month_text(first + static_cast<int>(watch->month));
  floor.lost = watch->lost * static_cast<double>(group);
  floor.lost_part = watch->lost_part;
  return floor;
}

}  // namespace noroshi::domain
