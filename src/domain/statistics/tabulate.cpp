#include "domain/statistics/tabulate.hpp"

#include <map>
#include <set>

namespace noroshi::domain {
namespace {

auto columns_of(const StatRecord& record, Breakdown by) -> std::set<std::string> {
  switch (by) {
    case Breakdown::Type: return {std::string{to_text(record.event)}};
    case Breakdown::Sector: return {record.sector.empty() ? "not_stated" : record.sector};
    case Breakdown::Level: return {record.level ? std::to_string(*record.level) : "not_assessed"};
    case Breakdown::Cause: break;
  }
  if (record.causes.empty()) return {"not_stated"};
  return {record.causes.begin(), record.causes.end()};
}

}  // namespace

auto parse_breakdown(std::string_view text) -> Result<Breakdown> {
  if (text == "type") return Breakdown::Type;
  if (text == "sector") return Breakdown::Sector;
  if (text == "cause") return Breakdown::Cause;
  if (text == "level") return Breakdown::Level;
  return fail(ErrorCode::InvalidInput, "unknown_word", "\"" + std::string{text} + "\" is none of: type, sector, cause, level");
}

auto tabulate(const std::vector<StatRecord>& records, Breakdown by) -> CountTable {
  std::vector<CountedItem> items;
  std::set<std::string> rows;
  std::set<std::string> columns;
  for (const auto& record : records) {
    if (record.flow != Flow::Report) continue;
    const auto row = to_text(fiscal_quarter_of(record.received_at));
    rows.insert(row);
    for (const auto& column : columns_of(record, by)) {
      columns.insert(column);
      items.push_back({row, column, record.organisation});
    }
  }
  return count_table(items, {rows.begin(), rows.end()}, {columns.begin(), columns.end()});
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
