#include "domain/statistics/publish.hpp"

#include "domain/statistics/national_table.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

using Cells = std::vector<std::optional<int>>;
using Group = std::vector<const StatRecord*>;

auto published_by(const std::vector<StatRecord>& records, Breakdown by, const std::vector<Period>& periods, const DisclosureRules& rules,
                  const KnownColumns& known) -> PublishedTable {
  const auto columns = known.find(by);
  if (periods.empty()) return {{}, {}, {Cells{std::nullopt}}, true};
  return suppress(tabulate(records, by, periods, columns == known.end() ? std::vector<std::string>{} : columns->second), rules,
                  RowTotals::ShownElsewhere);
}

auto group_of(const std::vector<StatRecord>& records, const Period& period) -> Group {
  Group group;
  for (const auto& record : records) {
    if (period.holds(fiscal_quarter_of(record.received_at))) group.push_back(&record);
  }
  return group;
}

/// A withheld table has its row all the same.
auto row_of(const PublishedTable& table, std::size_t row) -> const Cells& { return table.cells[std::min(row, table.cells.size() - 1)]; }

auto sum(const std::optional<int>& left, const std::optional<int>& right) -> std::optional<int> {
  return left && right ? std::optional{*left + *right} : std::nullopt;
}

/// Of the totals any table that shows them will do: they are the same.
auto total_of(const Statistics& statistics, std::size_t row) -> std::optional<int> {
  for (const auto& [by, table] : statistics.tables) {
    if (const auto& total = row_of(table, row).back()) return total;
  }
  return std::nullopt;
}

auto national_of(const Statistics& statistics, std::size_t row, std::string period, const Group& group) -> PublishedNational {
  PublishedNational line{std::move(period), total_of(statistics, row), {}, 0, 0};
  const auto& types = row_of(statistics.tables.at(Breakdown::Type), row);
  for (std::size_t type = 0; type < line.by_event.size() && type + 1 < types.size(); ++type) line.by_event[type] = types[type];
  for (const auto* record : group) {
    line.from_authorities += record->flow == Flow::FromAuthorities ? 1 : 0;
    line.bulletins += record->flow == Flow::Bulletin ? 1 : 0;
  }
  return line;
}

auto add_year(std::vector<PublishedNational>& years, const PublishedNational& line, int year) {
  if (years.empty() || years.back().period != std::to_string(year)) {
    years.push_back(line);
    years.back().period = std::to_string(year);
    return;
  }
  auto& sums = years.back();
  sums.reports = sum(sums.reports, line.reports);
  for (std::size_t type = 0; type < sums.by_event.size(); ++type) sums.by_event[type] = sum(sums.by_event[type], line.by_event[type]);
  sums.from_authorities += line.from_authorities;
  sums.bulletins += line.bulletins;
}

/// Years that no period reaches out of.
auto years_of(const std::vector<Period>& periods, const std::vector<PublishedNational>& lines) -> std::vector<PublishedNational> {
  std::vector<PublishedNational> years;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const auto year = periods[i].year();
    if (!year) continue;
    const bool whole = std::none_of(periods.begin(), periods.end(), [&](const auto& other) {
      return !other.year() && other.first.year <= *year && *year <= other.last.year;
    });
    if (whole) add_year(years, lines[i], *year);
  }
  return years;
}

auto near_miss_share(const Cells& by_type) -> std::optional<double> {
  const auto& near_misses = by_type[static_cast<std::size_t>(EventType::NearMiss)];
  if (!by_type.back() || *by_type.back() == 0 || !near_misses) return std::nullopt;
  return static_cast<double>(*near_misses) / *by_type.back();
}

auto mean_level(const Cells& by_level) -> std::optional<double> {
  int assessed = 0;
  int levels = 0;
  for (int level = 0; level <= 4; ++level) {
    const auto& cell = by_level.at(static_cast<std::size_t>(level));
    if (!cell) return std::nullopt;
    assessed += *cell;
    levels += *cell * level;
  }
  if (assessed == 0) return std::nullopt;
  return static_cast<double>(levels) / assessed;
}

/// How many of the group are so, and whether that number may be told.
template <class Is> auto may_tell(const Group& group, const DisclosureRules& rules, const Is& is) -> bool {
  std::map<std::string, int> givers;
  int count = 0;
  int largest = 0;
  for (const auto* record : group) {
    if (!is(*record)) continue;
    ++count;
    largest = std::max(largest, ++givers[record->organisation]);
  }
  return !is_sensitive(count, largest, rules);
}

auto kpi_of(const Statistics& statistics, std::size_t row, std::string period, const Group& group, const DisclosureRules& rules)
    -> PublishedKpi {
  const auto point = kpi_point(group);
  PublishedKpi kpi{std::move(period), std::nullopt, std::nullopt, std::nullopt, std::nullopt};
  if (const auto& types = statistics.tables.at(Breakdown::Type); !types.withheld) kpi.near_miss_share = near_miss_share(types.cells[row]);
  if (const auto& levels = statistics.tables.at(Breakdown::Level); !levels.withheld) kpi.mean_level = mean_level(levels.cells[row]);
  const auto is_stated = [](const StatRecord& record) {
    return record.flow == Flow::Report && record.noticed_at && *record.noticed_at <= record.received_at;
  };
  if (may_tell(group, rules, is_stated)) kpi.first_report_min_p50 = point.first_report_min_p50;
  const bool told = may_tell(group, rules, [](const auto& record) { return record.used == true; }) &&
                    may_tell(group, rules, [](const auto& record) { return record.used == false; });
  if (told) kpi.use_decision_share = point.use_decision_share;
  return kpi;
}

auto whole_of(const std::vector<StatRecord>& records) -> Period {
  Period whole{fiscal_quarter_of(records.front().received_at), fiscal_quarter_of(records.front().received_at)};
  for (const auto& record : records) {
    whole.first = std::min(whole.first, fiscal_quarter_of(record.received_at));
    whole.last = std::max(whole.last, fiscal_quarter_of(record.received_at));
  }
  return whole;
}

}  // namespace

auto publish_statistics(const std::vector<StatRecord>& records, const DisclosureRules& rules, const KnownColumns& known) -> Statistics {
  Statistics statistics;
  auto periods = split_periods(records, rules);
  for (const auto by : all_breakdowns) statistics.tables.emplace(by, published_by(records, by, periods, rules, known));
  if (periods.empty() && !records.empty()) periods.push_back(whole_of(records));
  for (std::size_t row = 0; row < periods.size(); ++row) {
    const auto group = group_of(records, periods[row]);
    statistics.periods.push_back(national_of(statistics, row, to_text(periods[row]), group));
    statistics.kpis.push_back(kpi_of(statistics, row, to_text(periods[row]), group, rules));
  }
  statistics.years = years_of(periods, statistics.periods);
  return statistics;
}

}  // namespace noroshi::domain
