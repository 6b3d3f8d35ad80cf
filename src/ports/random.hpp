#pragma once

#include "base/bytes.hpp"
#include "base/id.hpp"

#include <algorithm>

namespace noroshi::ports {

/// Implementations: `adapters/crypto` (libsodium), `adapters/memory` (seeded, for tests and simulation).
class Random {
public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;

  auto bytes32() -> Bytes32 {
    Bytes32 result{};
    fill(result);
    return result;
  }
  template <class AnyId> auto id() -> AnyId {
    std::array<std::uint8_t, 16> bytes{};
    fill(bytes);
    return AnyId::from_bytes(bytes);
  }
};

}  // namespace noroshi::ports
