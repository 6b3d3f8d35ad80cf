#include "formats/wire/registry.hpp"

#include "formats/wire/json_reader.hpp"
#include "formats/wire/json_writer.hpp"

namespace noroshi::wire {
namespace {

struct Replacement {
  std::string entity;
  std::string text;
};

struct ReplacementList {
  std::vector<Replacement> entries;
};

}  // namespace

template <class Form, Is<domain::Registry> Value> void describe(Form& form, Value& registry) {
  form.field("names", registry.names);
  form.field("aliases", registry.aliases);
  form.field("domains", registry.domains);
  form.field("cidrs", registry.cidrs);
  form.field("facilities", registry.facilities);
  form.field("systems", registry.systems);
  form.field("vendors", registry.vendors);
}

template <class Form, Is<Replacement> Value> void describe(Form& form, Value& replacement) {
  form.field("entity", replacement.entity);
  form.field("replacement", replacement.text);
}

template <class Form, Is<ReplacementList> Value> void describe(Form& form, Value& list) { form.field("entries", list.entries); }

auto encode_registry(const domain::Registry& registry) -> Bytes { return encode(registry); }
auto decode_registry(BytesView bytes) -> Result<domain::Registry> { return decode<domain::Registry>(bytes); }

auto encode_pseudonyms(const domain::Pseudonyms& pseudonyms) -> Bytes {
  ReplacementList list;
  for (const auto& [entity, replacement] : pseudonyms.entries) list.entries.push_back({entity, replacement});
  return encode(list);
}

auto decode_pseudonyms(BytesView bytes) -> Result<domain::Pseudonyms> {
  ReplacementList list = NOROSHI_TRY(decode<ReplacementList>(bytes));
  domain::Pseudonyms pseudonyms;
  for (auto& [entity, text] : list.entries) pseudonyms.entries.emplace_back(std::move(entity), std::move(text));
  return pseudonyms;
}

}  // namespace noroshi::wire
