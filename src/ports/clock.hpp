#pragma once

#include "base/time.hpp"

namespace noroshi::ports {

/// Implementations: `adapters/system` (the machine's), `adapters/memory` (set by hand, for tests and simulation).
class Clock {
public:
  virtual ~Clock() = default;
  virtual auto now() const -> UtcTime = 0;
};

}  // namespace noroshi::ports
