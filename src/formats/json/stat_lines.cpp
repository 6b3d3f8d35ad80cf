#include "formats/json/stat_lines.hpp"

#include "domain/report/limits.hpp"
#include "formats/json/object_reader.hpp"
#include "formats/json/parse.hpp"

namespace noroshi::json {
namespace limits = domain::limits;

auto read_stat_line(std::string_view line) -> Result<domain::StatRecord> {
  const auto parsed = NOROSHI_TRY(parse(line));
  ObjectReader read{parsed, Unknown::Ignore};
  domain::StatRecord record;
  record.received_at = read.required_time("received_at");
  record.flow = read.optional_enum<domain::Flow>("flow", domain::parse_flow).value_or(domain::Flow::Report);
  record.event = read.optional_enum<domain::EventType>("event", domain::parse_event_type).value_or(domain::EventType::Other);
  record.sector = read.optional_text("sector", limits::short_text_chars_max).value_or("");
  record.organisation = read.optional_text("organisation", limits::short_text_chars_max).value_or("");
  record.causes = read.optional_texts("causes", limits::list_items_max, limits::short_text_chars_max);
  if (const auto level = read.optional_integer("level", 0, 4)) record.level = static_cast<int>(*level);
  record.noticed_at = read.optional_time("noticed_at");
  record.occurred_at = read.optional_time("occurred_at");
  record.used = read.optional_boolean("used");
  NOROSHI_TRY(read.finish());
  return record;
}

}  // namespace noroshi::json
