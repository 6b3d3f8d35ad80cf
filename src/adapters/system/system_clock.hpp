#pragma once

#include "ports/clock.hpp"

namespace noroshi::system {

/// The machine's clock.
class SystemClock final : public ports::Clock {
public:
  auto now() const -> UtcTime override { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); }
};

}  // namespace noroshi::system
