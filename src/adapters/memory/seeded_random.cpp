#include "adapters/memory/seeded_random.hpp"

#include "base/sha256.hpp"

#include <string>

namespace noroshi::memory {

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
  const std::lock_guard lock{mutex_};
  for (std::size_t filled = 0; filled < bytes.size();) {
    const Bytes32 block = sha256(std::to_string(seed_) + ":" + std::to_string(block_++));
    const std::size_t count = std::min(block.size(), bytes.size() - filled);
    std::copy_n(block.begin(), count, bytes.begin() + static_cast<std::ptrdiff_t>(filled));
    filled += count;
  }
}

}  // namespace noroshi::memory
