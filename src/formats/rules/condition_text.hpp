#pragma once

#include "base/result.hpp"
#include "domain/triage/condition.hpp"

#include <string_view>

namespace noroshi::rules {

/// "supply_interrupted_kw >= 7_000", "service_state = stopped|degraded", "malware stated": a fact of the dictionary, a comparison that its
/// type has, a value that it can take.
auto parse_condition(std::string_view text, const domain::FactDictionary& dictionary) -> Result<domain::Condition>;

}  // namespace noroshi::rules
