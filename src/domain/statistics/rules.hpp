#pragma once

#include "domain/statistics/disclosure.hpp"
#include "domain/statistics/floor.hpp"
#include "domain/statistics/record.hpp"
#include "domain/triage/condition.hpp"

#include <vector>

namespace noroshi::domain {

/// 事象の類型 of what has happened, as stated facts tell it.
struct EventRow {
  EventType event = EventType::Other;
  When when;
};

/// `data/statistics`: what is counted as what, what may be shown, when to speak up. Decides no case.
struct StatisticsRules {
  DisclosureRules disclosure;
  FloorRules floor;
  std::vector<EventRow> events;  ///< the first that holds is the type
};

/// `Other` where no row holds: nothing is guessed.
auto event_type_of(const Facts& facts, const StatisticsRules& rules) -> EventType;

}  // namespace noroshi::domain
