#pragma once

#include "base/result.hpp"
#include "domain/statistics/disclosure.hpp"

#include <cstddef>

namespace noroshi::domain {

/// What the shown cells allow a reader to compute of a hidden one: exact bounds in whole numbers.
struct HiddenCell {
  std::size_t row = 0;
  std::size_t column = 0;
  int least = 0;
  std::optional<int> most;  ///< absent: no bound
};

/// The attacker's view, from the published table alone: every hidden cell with its bounds, by maximum flow. Shares no code with `suppress`.
/// Error `table_contradicts_itself` when no counts at all agree with what is shown.
auto bound_hidden_cells(const PublishedTable& table) -> Result<std::vector<HiddenCell>>;

/// Hidden cells whose bounds lie closer together than `least_width`: each is a disclosure.
auto audit(const PublishedTable& table, int least_width) -> Result<std::vector<HiddenCell>>;

}  // namespace noroshi::domain
