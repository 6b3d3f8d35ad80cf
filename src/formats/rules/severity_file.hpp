#pragma once

#include "domain/severity/table.hpp"
#include "formats/rules/table_reader.hpp"

namespace noroshi::rules {

/// `data/severity/*.toml`: appends the rows of one file; the words of the grades stand in one of them.
void read_severity(TableReader& reader, const domain::FactDictionary& dictionary, domain::SeverityTable& table);

}  // namespace noroshi::rules
