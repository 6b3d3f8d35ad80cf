#pragma once

#include "services/house.hpp"

namespace noroshi::services {

/// Tells the sources of what a bulletin rests on what became of it, in counts that name nobody; once for each new total. Called by the
/// worker. Gives the number of dispatches queued.
auto share_uses(House& house) -> Result<int>;

}  // namespace noroshi::services
