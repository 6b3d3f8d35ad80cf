#include "cli/statistics.hpp"

#include "domain/statistics/audit.hpp"
#include "domain/statistics/national_table.hpp"
#include "formats/json/object.hpp"
#include "formats/json/stat_lines.hpp"

#include <cmath>
#include <fstream>
#include <ostream>

namespace noroshi::cli {
namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int input_has_mistakes = 2;
constexpr std::uint64_t floor_seed = 7;  // any number does; the same one gives the same answer everywhere

auto read_records(std::istream& in, std::ostream& err) -> std::optional<std::vector<domain::StatRecord>> {
  std::vector<domain::StatRecord> records;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto record = json::read_stat_line(line);
    if (!record) {
      err << "noroshi statistics: line " << number << ": " << record.error().message << '\n';
      return std::nullopt;
    }
    records.push_back(*std::move(record));
  }
  return records;
}

auto names_with_total(std::vector<std::string> names) -> std::vector<std::string> {
  names.emplace_back("total");
  return names;
}

/// A name that a spreadsheet would run as a formula is led in by an apostrophe.
auto csv_cell(const std::string& text) -> std::string {
  std::string quoted = text.find_first_of("=+-@") == 0 ? "\"'" : "\"";
  for (const char c : text) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
  return quoted + "\"";
}

auto write_csv(const domain::PublishedTable& table) -> std::string {
  std::string text = "quarter";
  for (const auto& column : names_with_total(table.columns)) text += "," + csv_cell(column);
  const auto rows = names_with_total(table.rows);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    text += "\n" + csv_cell(rows[row]);
    for (const auto& cell : table.cells[row]) text += "," + (cell ? std::to_string(*cell) : std::string{"x"});
  }
  return text + "\n";
}

auto render_table(const domain::PublishedTable& table) -> json::Object {
  json::List cells;
  for (const auto& row : table.cells) cells.add(json::Fragment{row});
  json::Object object;
  object.add("rows", names_with_total(table.rows)).add("columns", names_with_total(table.columns)).add("cells", cells);
  return object.add("withheld", table.withheld);
}

/// Times and shares of enough items only. Counts are the table's alone: a second source of them would open what it hides.
auto render_kpi(const domain::KpiPoint& point, int smallest) -> json::Object {
  const auto used = static_cast<int>(std::lround(point.use_decision_share.value_or(0.0) * point.use_asked));
  const bool use_told = used >= smallest && point.use_asked - used >= smallest;
  json::Object object;
  object.add("quarter", domain::to_text(point.quarter));
  object.add("first_report_min_p50", point.first_report_stated >= smallest ? point.first_report_min_p50 : std::nullopt);
  return object.add("use_decision_share", use_told ? point.use_decision_share : std::nullopt);
}

auto render_floor(const std::vector<domain::StatRecord>& records, const domain::FloorRules& rules) -> json::Fragment {
  const auto counted = domain::floor_months(records);
  const auto watch = domain::watch_floor(counted.months, rules, floor_seed);
  if (!watch) return nullptr;
  json::Object object;
  object.add("alarm", watch->alarm).add("chance", watch->chance);
  if (!watch->alarm) return object;
  const int month = counted.first_month - 1 + static_cast<int>(watch->month);
  const std::string number = std::to_string(month % 12 + 1);
  object.add("since", std::to_string(counted.first_year + month / 12) + (number.size() == 1 ? "-0" : "-") + number);
  return object.add("lost", watch->lost).add("lost_part", watch->lost_part);
}

auto render_audit(const std::vector<domain::HiddenCell>& computable) -> json::List {
  json::List list;
  for (const auto& cell : computable)
    list.add(json::Object{}.add("row", cell.row).add("column", cell.column).add("least", cell.least).add("most", cell.most));
  return list;
}

}  // namespace

auto run_statistics(const StatisticsOptions& options, const rules::StatisticsRules& rules, std::ostream& err) -> int {
  const auto by = domain::parse_breakdown(options.by);
  if (!by) {
    err << "noroshi statistics: --by: " << by.error().message << '\n';
    return input_has_mistakes;
  }
  std::ifstream in{options.in, std::ios::binary};
  if (!in) {
    err << "noroshi statistics: cannot read " << options.in << ": check the path given with --in\n";
    return failed;
  }
  const auto records = read_records(in, err);
  if (!records) return input_has_mistakes;
  const auto table = domain::suppress(domain::tabulate(*records, *by), rules.disclosure);
  json::Object object;
  object.add("by", options.by).add("table", render_table(table));
  json::List kpis;
  for (const auto& point : domain::kpi_series(*records)) kpis.add(render_kpi(point, rules.disclosure.smallest_count));
  object.add("kpi", kpis).add("floor", render_floor(*records, rules.floor));
  bool safe = true;
  if (options.audit) {
    const auto computable = domain::audit(table, rules.disclosure.least_width);
    safe = computable && computable->empty();
    if (computable) object.add("computable", render_audit(*computable));
    if (!safe) err << "noroshi statistics: a hidden cell can be computed: do not publish this table\n";
  }
  std::ofstream out{options.out, std::ios::binary | std::ios::trunc};
  out << (options.out.ends_with(".csv") ? write_csv(table) : object.str() + "\n");
  out.flush();
  if (!out) err << "noroshi statistics: cannot write " << options.out << ": check the path given with --out\n";
  return out && safe ? done : failed;
}

}  // namespace noroshi::cli
