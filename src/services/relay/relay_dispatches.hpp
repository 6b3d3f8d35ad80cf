#pragma once

#include "services/house.hpp"

namespace noroshi::services {

/// Takes the dispatches that are due to their stations, outside any transaction, and keeps what became of each (C9): delivered, refused
/// with the reason, or to be tried again. An answer counts when it bears the far station's signature over this very dispatch. A crash
/// between delivery and marking costs a second delivery, which the far station answers as it did the first. Gives how many were tried or
/// put off. One worker a station.
auto relay_due(House& house) -> Result<int>;

}  // namespace noroshi::services
