#pragma once

#include "domain/sector/catalogue.hpp"
#include "domain/triage/facts.hpp"
#include "domain/triage/rules.hpp"
#include "formats/json/object.hpp"

namespace noroshi::rest {

/// Sectors with the words, services and ministries of each, for forms and pages.
auto render_sectors(const domain::Catalogue& catalogue) -> json::List;
/// The plain answers to "what happened?".
auto render_openers(const std::vector<domain::Opener>& openers) -> json::List;
/// How each fact is asked.
auto render_handling(const std::vector<domain::HandlingQuestion>& checklist) -> json::List;
auto render_fact_dictionary(const domain::FactDictionary& dictionary) -> json::List;
/// What may be counted once a month.
auto render_tally_categories(const std::vector<domain::TallyCategory>& categories) -> json::List;

}  // namespace noroshi::rest
