#pragma once

#include "services/house.hpp"

namespace noroshi::services {

/// Tells the house's rule book what its store holds: at the start, and after each adoption. An edition that the tables of this binary
/// can no longer be read with stops the start with every mistake.
auto bring_into_force(House& house) -> Result<>;

}  // namespace noroshi::services
