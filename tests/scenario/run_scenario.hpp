#pragma once

#include "base/result.hpp"

#include <string_view>

namespace noroshi::scenario {

/// Walks a scenario through a town of its own, line by line, and gives how many lines were played. Blank lines and lines that begin with
/// `#` are for readers. A line that ends in `, refused ""` or `、断られる「」` must fail with that slug. The error names the first line
/// that is no phrase, or that did not come true.
auto run_scenario(std::string_view text) -> Result<int>;

}  // namespace noroshi::scenario
