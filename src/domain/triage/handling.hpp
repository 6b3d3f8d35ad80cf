#pragma once

#include "domain/triage/condition.hpp"

#include <string>
#include <vector>

namespace noroshi::domain {

/// One question of the checklist "was the response enough?", asked with every follow-up. Its words stand with the fact.
struct HandlingQuestion {
  std::string id;
  std::string fact;
  When insufficient;  ///< empty: asked for whoever helps, decides nothing
  Wording reason;     ///< said to the source when it made the handling insufficient
};

/// The questions whose answers say that the response was not enough, in the order of the list.
auto list_insufficient(const Facts& facts, const std::vector<HandlingQuestion>& checklist) -> std::vector<const HandlingQuestion*>;

/// Somebody said so, or an answer of the checklist does: who thinks that all is well may still have left something out.
auto is_handling_insufficient(const Facts& facts, const std::vector<HandlingQuestion>& checklist) -> bool;

/// The same facts, with `handling_sufficient` as the checklist reads it.
auto with_handling(Facts facts, const std::vector<HandlingQuestion>& checklist) -> Facts;

}  // namespace noroshi::domain
