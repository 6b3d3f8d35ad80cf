#pragma once

#include "services/house.hpp"

namespace noroshi::services {

/// Says once per session what its reading is for (R1); each read's log entry carries it. Error `Unauthorised` when the session is gone.
auto state_purpose(House& house, const Bytes32& session, domain::Purpose purpose) -> Result<domain::Written<domain::Purpose>>;

}  // namespace noroshi::services
