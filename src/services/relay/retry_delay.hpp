#pragma once

#include "ports/random.hpp"

#include <chrono>

namespace noroshi::services {

/// How long to wait before the next try after `failures` in a row: 1 s, 2 s, 4 s … at most 5 minutes, a quarter more or less at random, so
/// that what failed together does not come back together.
auto retry_delay(int failures, ports::Random& random) -> std::chrono::milliseconds;

}  // namespace noroshi::services
