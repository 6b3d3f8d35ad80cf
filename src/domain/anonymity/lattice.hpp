#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace noroshi::domain {

/// One level per attribute; 0 is exact.
using Levels = std::vector<int>;

struct LatticeNode {
  Levels levels;
  double loss = 0;
  friend auto operator==(const LatticeNode&, const LatticeNode&) -> bool = default;
};

/// The node of least loss that is safe, among all `levels[i]` in 0…`tops[i]`; of equal ones the first in lexical order. `loss` must never
/// fall when a level rises; then the first safe node in order of loss is the optimum, and nothing beyond it is looked at. Nothing when no
/// node is safe. Samarati & Sweeney's lattice; the same optimum as Flash (Kohlmayer 2012) and OLA (El Emam 2009), by uniform-cost search.
auto find_cheapest_node(const Levels& tops, const std::function<double(const Levels&)>& loss,
                        const std::function<bool(const Levels&)>& is_safe) -> std::optional<LatticeNode>;

/// Bits lost when one of `exact` equally likely values is only known to be one of `general`: log2(general / exact), the cell of
/// non-uniform entropy (Gionis & Tassa 2009; the measure of ARX). 0 when `exact` is 0.
auto bits_lost(std::size_t exact, std::size_t general) -> double;

}  // namespace noroshi::domain
