#include "adapters/memory/memory_station_keys.hpp"

namespace noroshi::memory {

namespace {

auto draw(ports::Random& random) -> Secret {
  const Bytes32 bytes = random.bytes32();
  return Secret{Bytes{bytes.begin(), bytes.end()}};
}

auto draw_secrets(ports::Random& random) -> crypto::StationSecrets { return {draw(random), draw(random), draw(random)}; }

}  // namespace

MemoryStationKeys::MemoryStationKeys(ports::Random& random) : KeyRing{draw_secrets(random)} {}

}  // namespace noroshi::memory
