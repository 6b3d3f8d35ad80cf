#include "domain/statistics/tabulate.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace noroshi::domain {
namespace {

/// In the order of the enum.
constexpr std::array<std::string_view, 4> words{"type", "sector", "cause", "level"};

auto column_of(const StatRecord& record, Breakdown by) -> std::string {
  switch (by) {
    case Breakdown::Type: return std::string{to_text(record.event)};
    case Breakdown::Sector: return record.sector.empty() ? "not_stated" : record.sector;
    case Breakdown::Level: return record.level ? std::to_string(*record.level) : "not_assessed";
    case Breakdown::Cause: break;
  }
  if (record.causes.empty()) return "not_stated";
  return std::set<std::string>{record.causes.begin(), record.causes.end()}.size() == 1 ? record.causes.front() : "several";
}

/// In the order in which the columns stand.
auto standing_columns(Breakdown by) -> std::vector<std::string> {
  std::vector<std::string> columns;
  if (by == Breakdown::Type) {
    for (const auto type : all_event_types) columns.emplace_back(to_text(type));
  }
  if (by == Breakdown::Level) columns = {"0", "1", "2", "3", "4", "not_assessed"};
  return columns;
}

}  // namespace

auto to_text(Breakdown by) -> std::string_view { return words.at(static_cast<std::size_t>(by)); }

auto parse_breakdown(std::string_view text) -> Result<Breakdown> {
  const auto found = std::find(words.begin(), words.end(), text);
  if (found != words.end()) return static_cast<Breakdown>(found - words.begin());
  return fail(ErrorCode::InvalidInput, "unknown_word", "\"" + std::string{text} + "\" is none of: type, sector, cause, level");
}

auto tabulate(const std::vector<StatRecord>& records, Breakdown by, const std::vector<Period>& periods,
              const std::vector<std::string>& known) -> CountTable {
  auto columns = standing_columns(by);
  columns.insert(columns.end(), known.begin(), known.end());
  std::set<std::string> more;
  std::vector<CountedItem> items;
  for (const auto& record : records) {
    if (record.flow != Flow::Report) continue;
    const auto quarter = fiscal_quarter_of(record.received_at);
    const auto period = std::find_if(periods.begin(), periods.end(), [&](const auto& one) { return one.holds(quarter); });
    if (period == periods.end()) continue;
    auto column = column_of(record, by);
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) more.insert(column);
    items.push_back({to_text(*period), std::move(column), record.organisation});
  }
  columns.insert(columns.end(), more.begin(), more.end());
  std::vector<std::string> rows;
  for (const auto& period : periods) rows.push_back(to_text(period));
  return count_table(items, std::move(rows), std::move(columns));
}

auto floor_months(const std::vector<StatRecord>& records) -> FloorMonths {
  std::map<int, FloorMonth> counted;  // months since year 0
  for (const auto& record : records) {
    if (record.flow != Flow::Report) continue;
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(record.received_at + std::chrono::hours{9})};
    auto& month = counted[static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1];
    ++(record.event == EventType::NearMiss ? month.below : month.above);
  }
  FloorMonths found;
  if (counted.empty()) return found;
  const int first = counted.begin()->first;
  found.first_year = first / 12;
  found.first_month = first % 12 + 1;
  for (int at = first; at <= counted.rbegin()->first; ++at) found.months.push_back(counted[at]);
  return found;
}

}  // namespace noroshi::domain
