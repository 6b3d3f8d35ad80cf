#include "services/relay/retry_delay.hpp"

#include <algorithm>

namespace noroshi::services {

auto retry_delay(int failures, ports::Random& random) -> std::chrono::milliseconds {
  constexpr std::int64_t first_ms = 1000;
  constexpr std::int64_t longest_ms = 5 * 60 * 1000;
  constexpr int doublings_max = 9;
  const std::int64_t whole = first_ms << std::clamp(failures - 1, 0, doublings_max);
  std::array<std::uint8_t, 2> dice{};
  random.fill(dice);
  const std::int64_t jitter = whole / 2 * (dice[0] * 256 + dice[1]) / 65535 - whole / 4;
  return std::chrono::milliseconds{std::min(whole + jitter, longest_ms)};
}

}  // namespace noroshi::services
