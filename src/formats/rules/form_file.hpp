#pragma once

#include "domain/form/form.hpp"
#include "formats/rules/table_reader.hpp"

namespace noroshi::rules {

/// `data/forms/*.toml`: one form a file. A fact, an origin or a type that nobody knows is a mistake, and so is a field twice.
auto read_form(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::Form;

}  // namespace noroshi::rules
