#pragma once

#include "domain/triage/facts.hpp"
#include "formats/json/object.hpp"
#include "formats/json/value.hpp"

#include <vector>

namespace noroshi::json {

/// The facts of an object; `null` is "not stated", like absence. Every mistake is appended: unknown names with the nearest known, wrong
/// types, unknown words. `field` is "facts/<name>".
auto read_facts(const Value& object, const domain::FactDictionary& dictionary, std::vector<FieldError>& mistakes) -> domain::Facts;

auto write_facts(const domain::Facts& facts) -> Object;

}  // namespace noroshi::json
