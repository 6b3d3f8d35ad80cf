#pragma once

#include "services/house.hpp"

namespace noroshi::services {

/// When the charter's time has run out on something that waits for a person, others are called, once: approvers who were not on duty, or
/// the coordinators when the giver or its home approver is waited for. Gives how many notices were added. Run by the worker.
auto wake_deputies(House& house) -> Result<int>;

}  // namespace noroshi::services
