#include "formats/rules/statistics_rules.hpp"

#include "formats/rules/rule_rows.hpp"

namespace noroshi::rules {
namespace {

auto read_disclosure(TableReader& reader) -> domain::DisclosureRules {
  return {reader.whole("smallest_count", 2, 100), reader.whole("dominance_percent", 1, 100), reader.whole("least_width", 1, 100)};
}

auto read_floor(TableReader& reader) -> domain::FloorRules {
  const int percent = reader.whole("false_alarm_percent", 1, 20);
  return {percent / 100.0, reader.whole("trials", 99, 9'999), reader.whole("months_before_least", 1, 24),
          reader.whole("months_after_least", 1, 24)};
}

auto read_event(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::EventRow {
  domain::EventRow row;
  const auto event = domain::parse_event_type(reader.text("event"));
  if (!event) reader.refuse("event", event.error().message);
  row.event = event.value_or(domain::EventType::Other);
  row.when = read_when(reader, "when", dictionary);
  if (row.when.empty()) reader.refuse("when", "is needed: a row that nothing can meet counts nothing");
  reader.finish();
  return row;
}

}  // namespace

void read_statistics(const std::string& name, TableReader& reader, const domain::FactDictionary& dictionary,
                     domain::StatisticsRules& statistics) {
  reader.wording();
  if (name == "statistics/disclosure") {
    statistics.disclosure = read_disclosure(reader);
  } else if (name == "statistics/floor") {
    statistics.floor = read_floor(reader);
  } else if (name == "statistics/events") {
    for (auto& row : reader.rows("events")) statistics.events.push_back(read_event(row, dictionary));
    if (statistics.events.empty()) reader.refuse("events", "is needed and is not there");
  } else {
    reader.refuse("version", "no table of the statistics is called so");
  }
}

}  // namespace noroshi::rules
