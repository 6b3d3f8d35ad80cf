#pragma once

#include "domain/triage/facts.hpp"
#include "formats/rules/table_reader.hpp"

#include <string_view>

namespace noroshi::rules {

/// Facts as a table states them under `key`; none when absent. What the dictionary does not take is refused.
auto read_stated_facts(TableReader& reader, std::string_view key, const domain::FactDictionary& dictionary) -> domain::Facts;

}  // namespace noroshi::rules
