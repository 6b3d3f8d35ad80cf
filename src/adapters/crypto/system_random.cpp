#include "adapters/crypto/system_random.hpp"

#include "adapters/crypto/sodium.hpp"

#include <sodium.h>

namespace noroshi::crypto {

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
  start_sodium();
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace noroshi::crypto
