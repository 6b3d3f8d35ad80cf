#include "formats/json/deid_lines.hpp"

#include "domain/report/limits.hpp"
#include "formats/json/object.hpp"
#include "formats/json/object_reader.hpp"
#include "formats/json/parse.hpp"

#include <limits>

namespace noroshi::json {
namespace {

constexpr std::size_t terms_max = 20'000;
constexpr std::size_t term_chars_max = 500;
constexpr std::size_t spans_max = 10'000;

auto read_registry(ObjectReader& line) -> std::optional<domain::Registry> {
  auto object = line.optional_object("registry");
  if (!object) return std::nullopt;
  const auto terms = [&](std::string_view name) { return object->optional_texts(name, terms_max, term_chars_max); };
  return domain::Registry{terms("names"),      terms("aliases"), terms("domains"), terms("cidrs"),
                          terms("facilities"), terms("systems"), terms("vendors")};
}

auto read_spans(ObjectReader& line) -> std::vector<GoldSpan> {
  constexpr auto most = std::numeric_limits<std::int32_t>::max();
  std::vector<GoldSpan> spans;
  for (auto& object : line.optional_objects("spans", spans_max)) {
    GoldSpan span;
    span.start = static_cast<std::size_t>(object.required_integer("start", 0, most));
    span.end = static_cast<std::size_t>(object.required_integer("end", 0, most));
    span.type = object.required_text("type");
    span.role = object.optional_text("role").value_or("");
    span.text = object.optional_text("text").value_or("");
    spans.push_back(std::move(span));
  }
  return spans;
}

auto to_text(domain::MaskDecision decision) -> std::string_view {
  switch (decision) {
    case domain::MaskDecision::Mask: return "mask";
    case domain::MaskDecision::Ask: return "ask";
    case domain::MaskDecision::Generalise: return "generalise";
    case domain::MaskDecision::Keep: return "keep";
  }
  return "mask";
}

auto mask_list(const domain::MaskedText& masked) -> List {
  List list;
  for (const auto& mask : masked.masks) {
    list.add(Object{}
                 .add("start", mask.start)
                 .add("end", mask.end)
                 .add("type", mask.type)
                 .add("role", mask.role)
                 .add("reason", mask.reason)
                 .add("score", mask.score)
                 .add("decision", to_text(mask.decision))
                 .add("replacement", mask.replacement));
  }
  return list;
}

auto indicator_list(const domain::MaskedText& masked) -> List {
  List list;
  for (const auto& indicator : masked.indicators) {
    list.add(Object{}.add("type", indicator.type).add("value", indicator.value).add("start", indicator.start).add("end", indicator.end));
  }
  return list;
}

}  // namespace

auto read_deid_line(std::string_view bytes) -> Result<DeidLine> {
  const auto value = NOROSHI_TRY(parse(bytes));
  ObjectReader read{value, Unknown::Ignore};
  DeidLine line;
  line.id = read.required_text("id");
  // The text itself is taken as it stands: offsets count its own code points, and a report with a strange character is still a report.
  const auto* text = read.optional_value("text");
  if (text == nullptr || text->text() == nullptr) {
    read.note("text", "is needed and has to be a text");
  } else if (text->text()->size() > domain::limits::request_bytes_max) {
    read.note("text", "is longer than a report may be");
  } else {
    line.text = *text->text();
  }
  line.sector = read.optional_text("sector").value_or("");
  line.kind = read.optional_text("kind").value_or("");
  line.lang = read.optional_text("lang").value_or("");
  line.registry = read_registry(read);
  line.spans = read_spans(read);
  NOROSHI_TRY(read.finish());
  return line;
}

auto write_deid_line(std::string_view id, const Result<domain::MaskedText>& masked) -> std::string {
  Object line;
  line.add("id", id);
  if (!masked) {
    line.add("masked_text", "").add("refused", masked.error().slug + ": " + masked.error().message);
    return line.add("indicators", List{}).add("masks", List{}).str();
  }
  line.add("masked_text", masked->text).add("refused", false);
  return line.add("indicators", indicator_list(*masked)).add("masks", mask_list(*masked)).str();
}

auto write_deid_mistake(const std::optional<std::string>& id, const Error& error) -> std::string {
  std::string message = error.message;
  for (const auto& field : error.fields) message += "; " + field.field + ": " + field.message;
  return Object{}.add("id", id).add("error", message).str();
}

}  // namespace noroshi::json
