#pragma once

#include "domain/triage/practice.hpp"
#include "domain/triage/precedent.hpp"
#include "formats/rules/table_reader.hpp"

#include <vector>

namespace noroshi::rules {

/// One file of `data/precedents`, appended.
void read_precedents(TableReader& reader, const domain::FactDictionary& dictionary, std::vector<domain::Precedent>& precedents);
/// One file of `data/practice`, appended.
void read_practices(TableReader& reader, std::vector<domain::Practice>& practices);

}  // namespace noroshi::rules
