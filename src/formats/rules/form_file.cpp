#include "formats/rules/form_file.hpp"

#include "formats/rules/rule_rows.hpp"

#include <chrono>
#include <set>
#include <utility>

namespace noroshi::rules {
namespace {

using domain::FieldOrigin;
using domain::FieldType;

auto read_status(TableReader& reader) -> domain::RuleStatus {
  const auto status = reader.word<domain::RuleStatus>("status", domain::parse_rule_status, domain::RuleStatus::Unverified);
  return status;
}

auto read_choice(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::FormChoice {
  domain::FormChoice choice;
  choice.words = reader.wording();
  choice.is = reader.texts("is");
  choice.when = read_when(reader, "when", dictionary);
  reader.finish();
  return choice;
}

auto offers_answers(FieldType type) -> bool { return type == FieldType::Choice || type == FieldType::Choices; }

void check_field(TableReader& reader, const domain::FormField& field, const domain::FactDictionary& dictionary) {
  for (const auto& name : field.facts) {
    if (!dictionary.find(name)) reader.refuse("facts", "\"" + name + "\" is no fact of the dictionary");
  }
  if (field.origin == FieldOrigin::StatedFacts && field.facts.empty())
    reader.refuse("facts", "are needed: the field says that facts fill it");
  if (offers_answers(field.type) == field.choices.empty())
    reader.refuse("choices", "are needed for the types choice and choices, and for no other");
  if (field.status == domain::RuleStatus::Verified && field.source.empty()) reader.refuse("source", "is needed: verified by what?");
}

auto read_field(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::FormField {
  domain::FormField field;
  field.id = reader.text("id");
  field.label = reader.wording();
  field.hint = reader.optional_wording("hint");
  field.type = reader.word<FieldType>("type", domain::parse_field_type, FieldType::Text);
  field.origin = reader.word<FieldOrigin>("from", domain::parse_field_origin, FieldOrigin::ByHand);
  field.facts = reader.texts("facts");
  for (auto& row : reader.rows("choices")) field.choices.push_back(read_choice(row, dictionary));
  const auto required = reader.flag("required");
  if (!required) reader.refuse("required", "is needed: true or false");
  field.need = required.value_or(false) ? domain::FieldNeed::Required : domain::FieldNeed::Optional;
  field.status = read_status(reader);
  field.source = reader.optional_text("source");
  check_field(reader, field, dictionary);
  reader.finish();
  return field;
}

}  // namespace

auto read_form(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::Form {
  domain::Form form;
  form.id = reader.text("id");
  form.title = reader.wording("title");
  form.addressees = reader.wording("addressees");
  form.acceptance = reader.wording("acceptance");
  form.basis = reader.text("basis");
  form.status = read_status(reader);
  form.source = reader.text("source");
  form.valid_from = reader.day("from");
  form.valid_until = reader.day("until");
  if (form.valid_until) *form.valid_until += std::chrono::days{1};
  std::set<std::string> ids;
  for (auto& row : reader.rows("fields")) {
    form.fields.push_back(read_field(row, dictionary));
    if (!ids.insert(form.fields.back().id).second) row.refuse("id", "stands twice in this form");
  }
  if (form.fields.empty()) reader.refuse("fields", "are needed: a form without boxes asks nothing");
  return form;
}

}  // namespace noroshi::rules
