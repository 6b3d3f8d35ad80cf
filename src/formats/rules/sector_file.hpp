#pragma once

#include "domain/sector/catalogue.hpp"
#include "formats/rules/table_reader.hpp"

namespace noroshi::rules {

/// `data/sectors/<id>.toml`.
auto read_sector(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::Sector;

}  // namespace noroshi::rules
