#include "domain/anonymity/lattice.hpp"

#include <cmath>
#include <queue>
#include <set>

namespace noroshi::domain {
namespace {

struct IsDearer {
  auto operator()(const LatticeNode& left, const LatticeNode& right) const -> bool {
    return left.loss != right.loss ? left.loss > right.loss : left.levels > right.levels;
  }
};

}  // namespace

auto find_cheapest_node(const Levels& tops, const std::function<double(const Levels&)>& loss,
                        const std::function<bool(const Levels&)>& is_safe) -> std::optional<LatticeNode> {
  std::priority_queue<LatticeNode, std::vector<LatticeNode>, IsDearer> open;
  std::set<Levels> seen;
  Levels bottom(tops.size(), 0);
  open.push({bottom, loss(bottom)});
  seen.insert(std::move(bottom));
  while (!open.empty()) {
    const auto node = open.top();
    open.pop();
    if (is_safe(node.levels)) return node;
    for (std::size_t at = 0; at < tops.size(); ++at) {
      if (node.levels[at] >= tops[at]) continue;
      auto above = node.levels;
      ++above[at];
      if (seen.insert(above).second) open.push({above, loss(above)});
    }
  }
  return std::nullopt;
}

auto bits_lost(std::size_t exact, std::size_t general) -> double {
  return exact == 0 ? 0 : std::log2(static_cast<double>(general) / static_cast<double>(exact));
}

}  // namespace noroshi::domain
