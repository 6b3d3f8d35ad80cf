#pragma once

#include <cstdint>

namespace noroshi::domain {

/// How far the published checkpoint moves at the end of a period, and how many cover leaves must be appended first.
struct PublishStep {
  std::uint64_t publish_to = 0;
  std::uint64_t covers_needed = 0;
};

/// The published size grows by exactly `leaves_per_period` in every period, idle or not, so that outsiders learn nothing from its growth.
/// Only when more than that has come in does it grow by the next multiple: then the log tells that it was busy, which is the price of
/// publishing everything within one period. `published ≤ tree_size`, `leaves_per_period > 0`.
auto next_published_size(std::uint64_t published, std::uint64_t tree_size, std::uint64_t leaves_per_period) -> PublishStep;

}  // namespace noroshi::domain
