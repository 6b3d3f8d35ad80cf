#include "api/rest/read_facts_field.hpp"

#include "formats/json/facts.hpp"

namespace noroshi::rest {

auto read_facts_field(json::ObjectReader& read, const services::House& house) -> domain::Facts {
  const auto* value = read.optional_value("facts");
  if (value == nullptr) return {};
  std::vector<FieldError> mistakes;
  auto facts = json::read_facts(*value, house.rules().triage.facts, mistakes);
  for (auto& mistake : mistakes) read.note(mistake.field, std::move(mistake.message));
  return facts;
}

}  // namespace noroshi::rest
