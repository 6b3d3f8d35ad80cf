#pragma once

#include "adapters/crypto/key_ring.hpp"
#include "ports/random.hpp"

namespace noroshi::memory {

/// A station's keys made on the spot from `random` and kept nowhere else.
class MemoryStationKeys final : public crypto::KeyRing {
public:
  explicit MemoryStationKeys(ports::Random& random);
};

}  // namespace noroshi::memory
