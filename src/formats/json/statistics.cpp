#include "formats/json/statistics.hpp"

namespace noroshi::json {
namespace {

auto write_national(const domain::PublishedNational& line) -> Object {
  Object object;
  object.add("period", line.period).add("reports", line.reports);
  for (std::size_t type = 0; type < line.by_event.size(); ++type)
    object.add(domain::to_text(domain::all_event_types.at(type)), line.by_event.at(type));
  return object.add("from_authorities", line.from_authorities).add("bulletins", line.bulletins);
}

auto write_kpi(const domain::PublishedKpi& point) -> Object {
  Object object;
  object.add("period", point.period).add("mean_level", point.mean_level).add("near_miss_share", point.near_miss_share);
  object.add("first_report_min_p50", point.first_report_min_p50).add("use_decision_share", point.use_decision_share);
  return object;
}

}  // namespace

auto names_with_total(std::vector<std::string> names) -> std::vector<std::string> {
  names.emplace_back("total");
  return names;
}

void add_published_table(const domain::PublishedTable& table, Object& object) {
  List cells;
  for (const auto& row : table.cells) cells.add(Fragment{row});
  object.add("rows", names_with_total(table.rows)).add("columns", names_with_total(table.columns)).add("cells", cells);
  object.add("withheld", table.withheld);
}

void add_national(const domain::Statistics& statistics, Object& object) {
  List periods;
  for (const auto& line : statistics.periods) periods.add(write_national(line));
  List years;
  for (const auto& line : statistics.years) years.add(write_national(line));
  List kpis;
  for (const auto& point : statistics.kpis) kpis.add(write_kpi(point));
  object.add("periods", periods).add("years", years).add("kpi", kpis);
}

auto write_published_floor(const std::optional<domain::PublishedFloor>& floor) -> Fragment {
  if (!floor) return nullptr;
  Object object;
  object.add("alarm", floor->alarm).add("chance", floor->chance).add("months", floor->months);
  if (!floor->alarm) return object.add("since", nullptr).add("lost", nullptr).add("lost_part", nullptr);
  return object.add("since", floor->since).add("lost", floor->lost).add("lost_part", floor->lost_part);
}

}  // namespace noroshi::json
