#include "formats/json/filled_form.hpp"

#include "domain/report/limits.hpp"
#include "formats/json/facts.hpp"
#include "formats/json/object_reader.hpp"

namespace noroshi::json {
namespace {

namespace limits = domain::limits;
constexpr std::size_t versions_max = 100;

auto write_wording(const domain::Wording& words) -> Object { return Object{}.add("ja", words.ja).add("en", words.en); }

auto write_field(const domain::FormField& field) -> Object {
  List choices;
  for (const auto& choice : field.choices) choices.add(write_wording(choice.words));
  Object object;
  object.add("field", field.id).add("label", write_wording(field.label)).add("hint", write_wording(field.hint));
  object.add("type", domain::to_text(field.type)).add("from", domain::to_text(field.origin)).add("facts", field.facts);
  object.add("choices", choices).add("required", field.need == domain::FieldNeed::Required);
  return object.add("status", domain::to_text(field.status)).add("source", field.source);
}

auto read_values(ObjectReader& values) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> read;
  for (const auto& name : values.names()) read.emplace(name, values.optional_text(name, domain::form_value_chars_max).value_or(""));
  return read;
}

auto read_version(ObjectReader& read, const domain::Rules& rules, UtcTime now) -> domain::EntryVersion {
  domain::ReportInput input;
  input.kind = read.optional_enum<domain::ReportKind>("kind", domain::parse_report_kind).value_or(domain::ReportKind::Incident);
  input.stage = read.optional_enum<domain::ReportStage>("stage", domain::parse_report_stage).value_or(domain::ReportStage::First);
  input.what_i_know = read.required_text("what_i_know", limits::what_i_know_chars_max);
  input.attacker_side = read.optional_text("attacker_side", limits::attacker_side_chars_max).value_or("");
  input.occurred_at = read.optional_time("occurred_at");
  input.noticed_at = read.optional_time("noticed_at");
  if (const auto tlp = read.optional_text("tlp", 20)) input.tlp = domain::parse_tlp(*tlp);
  if (const auto* facts = read.optional_value("facts")) {
    std::vector<FieldError> mistakes;
    input.facts = read_facts(*facts, rules.triage.facts, mistakes);
    for (auto& mistake : mistakes) read.note(mistake.field, std::move(mistake.message));
  }
  return {std::move(input), read.optional_time("received_at").value_or(now)};
}

auto sector_word(const std::string& name, const domain::Rules& rules) -> std::string {
  const auto* sector = rules.catalogue.find_by_name(name);
  return sector ? sector->name.ja : name;
}

}  // namespace

auto write_form(const domain::Form& form) -> Object {
  List fields;
  for (const auto& field : form.fields) fields.add(write_field(field));
  Object object;
  object.add("form", form.id).add("version", form.version).add("sha256", form.sha256).add("title", write_wording(form.title));
  object.add("addressees", write_wording(form.addressees)).add("acceptance", write_wording(form.acceptance)).add("basis", form.basis);
  object.add("status", domain::to_text(form.status)).add("source", form.source).add("valid_from", form.valid_from);
  return object.add("valid_until", form.valid_until).add("fields", fields);
}

auto write_filled_form(const domain::FilledForm& filled) -> Object {
  List notes;
  for (const auto& note : filled.notes) notes.add(write_wording(note));
  Object values;
  for (const auto& [id, value] : filled.values) values.add(id, value);
  auto object = write_form(filled.form);
  object.add("mark", filled.mark).add("filled_at", filled.filled_at).add("notes", notes).add("values", values);
  return object.add("missing", filled.missing);
}

auto read_form_values(const Value& object) -> Result<FormValues> {
  ObjectReader read{object, Unknown::Ignore};
  FormValues form{read.required_text("form", limits::short_text_chars_max), {}};
  if (auto values = read.optional_object("values")) form.values = read_values(*values);
  NOROSHI_TRY(read.finish());
  return form;
}

auto read_form_entry(const Value& object, const domain::Rules& rules, UtcTime now) -> Result<domain::FormEntry> {
  ObjectReader read{object};
  domain::FormEntry entry;
  entry.organisation = read.optional_text("organisation", limits::short_text_chars_max).value_or("");
  entry.sector = sector_word(read.optional_text("sector", limits::short_text_chars_max).value_or(""), rules);
  entry.station = read.optional_text("station", limits::short_text_chars_max).value_or("");
  entry.short_number = read.optional_text("short_number", limits::short_text_chars_max).value_or("");
  if (auto values = read.optional_object("values")) entry.by_hand = read_values(*values);
  for (auto& version : read.optional_objects("versions", versions_max)) entry.versions.push_back(read_version(version, rules, now));
  if (entry.versions.empty()) entry.versions.push_back(read_version(read, rules, now));
  NOROSHI_TRY(read.finish());
  return entry;
}

}  // namespace noroshi::json
