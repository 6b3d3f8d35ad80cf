#pragma once

#include "domain/statistics/disclosure.hpp"
#include "domain/statistics/floor.hpp"
#include "formats/rules/load_rules.hpp"

namespace noroshi::rules {

struct StatisticsRules {
  domain::DisclosureRules disclosure;
  domain::FloorRules floor;
};

/// Reads `statistics/disclosure.toml` and `statistics/floor.toml` (others are passed over); both have to be there.
/// Error `InvalidInput` with every mistake: `field` is "statistics/floor: trials".
auto load_statistics_rules(const std::vector<RuleFile>& files) -> Result<StatisticsRules>;

}  // namespace noroshi::rules
