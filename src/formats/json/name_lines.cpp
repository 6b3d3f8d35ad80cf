#include "formats/json/name_lines.hpp"

#include "domain/report/limits.hpp"
#include "formats/json/object.hpp"
#include "formats/json/object_reader.hpp"
#include "formats/json/parse.hpp"

#include <cmath>

namespace noroshi::json {
namespace {

// Nine places are more than the model can tell, and keep the lines short.
auto rounded(double probability) -> double { return std::round(probability * 1e9) / 1e9; }

}  // namespace

auto read_name_line(std::string_view bytes) -> Result<NameLine> {
  const auto value = NOROSHI_TRY(parse(bytes));
  ObjectReader read{value, Unknown::Ignore};
  NameLine line;
  line.id = read.required_text("id");
  const auto* text = read.optional_value("text");
  if (text == nullptr || text->text() == nullptr) {
    read.note("text", "is needed and has to be a text");
  } else if (text->text()->size() > domain::limits::request_bytes_max) {
    read.note("text", "is longer than a report may be");
  } else {
    line.text = *text->text();
  }
  NOROSHI_TRY(read.finish());
  return line;
}

auto write_name_line(std::string_view id, const domain::TaggedNames& tagged) -> std::string {
  List spans;
  for (const auto& name : tagged.names) {
    spans.add(Object{}.add("start", name.start).add("end", name.end).add("type", name.type).add("score", rounded(name.score)));
  }
  List marginal;
  for (const auto probability : tagged.marginal) marginal.add(rounded(probability));
  return Object{}.add("id", id).add("spans", spans).add("marginal", marginal).str();
}

auto write_name_mistake(const Error& error) -> std::string {
  std::string message = error.message;
  for (const auto& field : error.fields) message += "; " + field.field + ": " + field.message;
  return Object{}.add("id", nullptr).add("error", message).str();
}

}  // namespace noroshi::json
