#include "domain/ledger/cover.hpp"

#include "base/result.hpp"

#include <algorithm>

namespace noroshi::domain {

auto next_published_size(std::uint64_t published, std::uint64_t tree_size, std::uint64_t leaves_per_period) -> PublishStep {
  NOROSHI_ASSERT(published <= tree_size && leaves_per_period > 0);
  const std::uint64_t backlog = tree_size - published;
  const std::uint64_t steps = std::max<std::uint64_t>(1, (backlog + leaves_per_period - 1) / leaves_per_period);
  const std::uint64_t publish_to = published + steps * leaves_per_period;
  return {publish_to, publish_to - tree_size};
}

}  // namespace noroshi::domain
