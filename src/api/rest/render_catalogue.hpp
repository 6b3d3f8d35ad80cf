#pragma once

#include "domain/sector/catalogue.hpp"
#include "domain/triage/facts.hpp"
#include "formats/json/object.hpp"

namespace noroshi::rest {

/// Sectors with the words, services and ministries of each, for forms and pages.
auto render_sectors(const domain::Catalogue& catalogue) -> json::List;
/// How each fact is asked.
auto render_fact_dictionary(const domain::FactDictionary& dictionary) -> json::List;

}  // namespace noroshi::rest
