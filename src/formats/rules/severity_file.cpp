#include "formats/rules/severity_file.hpp"

#include "formats/rules/rule_rows.hpp"

#include <utility>

namespace noroshi::rules {
namespace {

auto read_severity_row(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::SeverityRow {
  domain::SeverityRow row;
  row.id = reader.text("id");
  row.sectors = reader.texts("sectors");
  row.except_sectors = reader.texts("except_sectors");
  row.lens = reader.word<domain::Lens>("lens", domain::parse_lens, domain::Lens::Continuity);
  row.level = reader.whole("level", 1, domain::level_max);
  row.when = read_when(reader, "when", dictionary);
  row.unless = read_when(reader, "unless", dictionary);
  row.sentence = reader.wording();
  if (row.when.empty()) reader.refuse("when", "is needed: a row that nothing can meet decides nothing");
  reader.finish();
  return row;
}

auto read_layer_row(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::LayerRow {
  domain::LayerRow row;
  row.id = reader.text("id");
  row.layer = reader.word<domain::Layer>("layer", domain::parse_layer, domain::Layer::NearMiss);
  row.when = read_when(reader, "when", dictionary);
  row.unless = read_when(reader, "unless", dictionary);
  row.sentence = reader.wording();
  reader.finish();
  return row;
}

void read_grade(TableReader& reader, domain::SeverityTable& table) {
  const auto level = static_cast<std::size_t>(reader.whole("level", 0, domain::level_max));
  table.grades[level] = reader.wording();
  table.grades_2016[level] = reader.wording("draft_2016");
  reader.finish();
}

}  // namespace

void read_severity(TableReader& reader, const domain::FactDictionary& dictionary, domain::SeverityTable& table) {
  for (auto& row : reader.rows("grades")) read_grade(row, table);
  for (auto& row : reader.rows("rows")) table.rows.push_back(read_severity_row(row, dictionary));
  for (auto& row : reader.rows("layers")) table.layers.push_back(read_layer_row(row, dictionary));
}

}  // namespace noroshi::rules
