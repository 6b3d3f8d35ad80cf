#include "cli/statistics.hpp"

#include "domain/report/tally.hpp"
#include "domain/statistics/audit.hpp"
#include "formats/json/stat_lines.hpp"
#include "formats/json/statistics.hpp"

#include <algorithm>
#include <fstream>
#include <ostream>

namespace noroshi::cli {
namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int input_has_mistakes = 2;

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

/// A name that a spreadsheet would run as a formula is led in by an apostrophe.
auto csv_cell(const std::string& text) -> std::string {
  std::string quoted = text.find_first_of("=+-@") == 0 ? "\"'" : "\"";
  for (const char c : text) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
  return quoted + "\"";
}

auto write_csv(const domain::PublishedTable& table) -> std::string {
  std::string text = "quarter";
  for (const auto& column : json::names_with_total(table.columns)) text += "," + csv_cell(column);
  const auto rows = json::names_with_total(table.rows);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    text += "\n" + csv_cell(rows[row]);
    for (const auto& cell : table.cells[row]) text += "," + (cell ? std::to_string(*cell) : std::string{"x"});
  }
  return text + "\n";
}

/// The month after the last record's: a file holds whole months.
auto end_of_file(const std::vector<domain::StatRecord>& records) -> UtcTime {
  UtcTime last{};
  for (const auto& record : records) last = std::max(last, record.received_at);
  return domain::end_of_period(domain::period_of(last)).value_or(last);
}

/// What a reader of all tables could compute: they share their totals, which are shown in each, so one after the other is all of them.
auto find_computable(const domain::Statistics& statistics, int least_width, json::Object& object) -> bool {
  json::List list;
  bool safe = true;
  for (const auto& [by, table] : statistics.tables) {
    const auto computable = domain::audit(table, least_width);
    safe = safe && computable && computable->empty();
    if (!computable) continue;
    for (const auto& cell : *computable) {
      json::Object found;
      found.add("by", domain::to_text(by)).add("row", cell.row).add("column", cell.column);
      list.add(found.add("least", cell.least).add("most", cell.most));
    }
  }
  object.add("computable", list);
  return !safe;
}

}  // namespace

auto run_statistics(const StatisticsOptions& options, const domain::StatisticsRules& rules, std::ostream& err) -> int {
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
  const auto statistics = domain::publish_statistics(*records, rules.disclosure);
  const auto& table = statistics.tables.at(*by);
  json::Object shown;
  json::add_published_table(table, shown);
  json::Object object;
  object.add("by", options.by).add("table", shown);
  json::add_national(statistics, object);
  object.add("floor", json::write_published_floor(domain::publish_floor(*records, {}, rules.floor, end_of_file(*records))));
  const bool safe = !options.audit || !find_computable(statistics, rules.disclosure.least_width, object);
  if (!safe) err << "noroshi statistics: a hidden cell can be computed: do not publish these tables\n";
  std::ofstream out{options.out, std::ios::binary | std::ios::trunc};
  out << (options.out.ends_with(".csv") ? write_csv(table) : object.str() + "\n");
  out.flush();
  if (!out) err << "noroshi statistics: cannot write " << options.out << ": check the path given with --out\n";
  return out && safe ? done : failed;
}

}  // namespace noroshi::cli
