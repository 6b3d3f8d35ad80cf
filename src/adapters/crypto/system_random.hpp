#pragma once

#include "ports/random.hpp"

namespace noroshi::crypto {

/// The system's randomness, through libsodium.
class SystemRandom final : public ports::Random {
public:
  void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace noroshi::crypto
