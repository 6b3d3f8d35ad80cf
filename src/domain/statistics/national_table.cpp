#include "domain/statistics/national_table.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

void count(NationalRow& row, const StatRecord& record) {
  switch (record.flow) {
    case Flow::FromAuthorities: ++row.from_authorities; return;
    case Flow::Bulletin: ++row.bulletins; return;
    case Flow::Report: break;
  }
  ++row.reports;
  ++row.by_event[static_cast<std::size_t>(record.event)];
}

auto share(int part, int whole) -> std::optional<double> {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / whole;
}

/// The lower median: a time that was really taken.
auto median(std::vector<std::int64_t> values) -> std::optional<std::int64_t> {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Sums of one quarter on the way to its point.
struct Gathered {
  std::vector<std::int64_t> minutes;
  int near_misses = 0;
  int assessed = 0;
  int levels = 0;
};

void gather(const StatRecord& record, KpiPoint& point, Gathered& sums) {
  if (record.used) {
    ++point.use_asked;
    point.used += *record.used ? 1 : 0;
  }
  if (record.flow != Flow::Report) return;
  ++point.reports;
  sums.near_misses += record.event == EventType::NearMiss ? 1 : 0;
  if (record.level && *record.level >= 0 && *record.level <= 4) {
    ++point.by_level[static_cast<std::size_t>(*record.level)];
    ++sums.assessed;
    sums.levels += *record.level;
  }
  if (record.noticed_at && *record.noticed_at <= record.received_at)
    sums.minutes.push_back(std::chrono::floor<std::chrono::minutes>(record.received_at - *record.noticed_at).count());
}

}  // namespace

auto count_national(const std::vector<StatRecord>& records) -> NationalTable {
  NationalTable table;
  for (const auto& record : records) {
    const auto quarter = fiscal_quarter_of(record.received_at);
    count(table.quarters[quarter], record);
    count(table.years[quarter.year], record);
  }
  if (table.quarters.empty()) return table;
  const auto last = table.quarters.rbegin()->first;
  for (auto at = table.quarters.begin()->first; at < last; at = next(at)) {
    table.quarters.try_emplace(at);
    table.years.try_emplace(at.year);
  }
  return table;
}

auto kpi_point(const std::vector<const StatRecord*>& records) -> KpiPoint {
  KpiPoint point;
  if (records.empty()) return point;
  Gathered sums;
  for (const auto* record : records) gather(*record, point, sums);
  point.quarter = fiscal_quarter_of(records.front()->received_at);
  point.mean_level = share(sums.levels, sums.assessed);
  point.near_miss_share = share(sums.near_misses, point.reports);
  point.first_report_stated = static_cast<int>(sums.minutes.size());
  point.first_report_min_p50 = median(std::move(sums.minutes));
  point.use_decision_share = share(point.used, point.use_asked);
  return point;
}

auto kpi_series(const std::vector<StatRecord>& records) -> std::vector<KpiPoint> {
  std::map<FiscalQuarter, std::vector<const StatRecord*>> quarters;
  for (const auto& record : records) quarters[fiscal_quarter_of(record.received_at)].push_back(&record);
  std::vector<KpiPoint> series;
  for (const auto& [quarter, group] : quarters) series.push_back(kpi_point(group));
  return series;
}

}  // namespace noroshi::domain
