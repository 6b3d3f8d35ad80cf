#pragma once

#include "ports/random.hpp"

#include <mutex>

namespace noroshi::memory {

/// The same seed gives the same bytes, so that a failing simulation can be run again. Never for keys that protect anything.
class SeededRandom final : public ports::Random {
public:
  explicit SeededRandom(std::uint64_t seed) : seed_{seed} {}
  void fill(std::span<std::uint8_t> bytes) override;

private:
  std::mutex mutex_;
  std::uint64_t seed_;
  std::uint64_t block_ = 0;
};

}  // namespace noroshi::memory
