#include "formats/wire/opening.hpp"

#include "formats/wire/json_reader.hpp"

namespace noroshi::wire {
namespace {

constexpr std::size_t opening_bytes_max = 64 * 1024;

}  // namespace

template <> auto parse_word(std::string_view word) -> std::optional<domain::EntryKind> {
  const auto kind = domain::parse_entry_kind(word);
  return kind ? std::optional{*kind} : std::nullopt;
}

template <class Form, Is<domain::RuleEdition> Value> void describe(Form& form, Value& rule) {
  form.field("table", rule.table);
  form.field("version", rule.version);
  form.field("sha256", rule.sha256);
}

template <class Form, Is<domain::AccessLink> Value> void describe(Form& form, Value& link) {
  form.field("number", link.number);
  form.field("previous", link.previous);
}

template <class Form, Is<domain::Opening> Value> void describe(Form& form, Value& opening) {
  int form_version = 0;
  form.field("opening", form_version);
  form.require("opening", form_version == 1, "is a form that this version does not know: use a newer verifier");
  form.field("kind", opening.kind);
  form.field("at", opening.at);
  form.field("actor", opening.actor);
  form.field("object", opening.object);
  form.field("version", opening.version);
  form.field("purpose", opening.purpose);
  form.field("rules", opening.rules);
  form.field("access", opening.access);
  form.field("detail", opening.detail);
}

auto decode_opening(BytesView bytes) -> Result<domain::Opening> {
  auto opening = NOROSHI_TRY(decode<domain::Opening>(bytes, {.bytes_max = opening_bytes_max}));
  if (to_canonical(opening) != as_text(bytes)) {
    return fail(ErrorCode::InvalidInput, "opening_spelling", "the opening is not spelt as the log spells it: ask for the receipt again");
  }
  return opening;
}

}  // namespace noroshi::wire
