#pragma once

#include "services/house.hpp"

namespace noroshi::services {

/// Moves the published checkpoint by the fixed step, padding with cover leaves; called at a fixed cadence, idle or not.
auto publish_checkpoint(House& house, std::uint64_t leaves_per_period) -> Result<>;

}  // namespace noroshi::services
