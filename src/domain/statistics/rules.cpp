#include "domain/statistics/rules.hpp"

#include <algorithm>

namespace noroshi::domain {

auto event_type_of(const Facts& facts, const StatisticsRules& rules) -> EventType {
  const auto found =
      std::find_if(rules.events.begin(), rules.events.end(), [&](const auto& row) { return evaluate(row.when, facts) == Truth::True; });
  return found == rules.events.end() ? EventType::Other : found->event;
}

}  // namespace noroshi::domain
