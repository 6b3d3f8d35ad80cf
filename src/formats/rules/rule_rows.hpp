#pragma once

#include "domain/sector/rule.hpp"
#include "formats/rules/table_reader.hpp"

#include <string_view>

namespace noroshi::rules {

/// A list whose items are conditions (one suffices) or lists of conditions (all are needed). Absent: empty.
auto read_when(TableReader& reader, std::string_view key, const domain::FactDictionary& dictionary) -> domain::When;
/// One row of the line, as in `data/sectors` and `data/triage`.
auto read_rule(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::Rule;
/// One row that is said, not met: no conditions.
auto read_note(TableReader& reader) -> domain::Rule;
auto read_facts(TableReader& reader) -> domain::FactDictionary;

}  // namespace noroshi::rules
