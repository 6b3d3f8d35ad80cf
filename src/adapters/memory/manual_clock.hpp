#pragma once

#include "ports/clock.hpp"

#include <atomic>

namespace noroshi::memory {

/// A clock that stands still until it is moved: for tests and simulation.
class ManualClock final : public ports::Clock {
public:
  explicit ManualClock(UtcTime start) : now_{start} {}
  auto now() const -> UtcTime override { return now_.load(); }
  void set(UtcTime time) { now_.store(time); }
  void advance(std::chrono::milliseconds by) { now_.store(now_.load() + by); }

private:
  std::atomic<UtcTime> now_;
};

}  // namespace noroshi::memory
