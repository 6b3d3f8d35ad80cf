#include "measure.hpp"

#include <algorithm>
#include <cstdio>

namespace noroshi::training {

void NameMeasure::add(const std::vector<domain::LabelSpan>& gold, const std::vector<domain::LabelSpan>& found,
                      const std::vector<float>& marginal, const domain::LabelScheme& scheme) {
  std::vector<bool> inside(marginal.size());
  for (const auto& span : gold) {
    ++by_type_[scheme.kinds[span.kind]].gold;
    ++by_type_["(all)"].gold;
    std::fill(inside.begin() + static_cast<long>(span.begin), inside.begin() + static_cast<long>(span.end), true);
  }
  for (const auto& span : found) {
    const auto right = static_cast<std::size_t>(std::ranges::count(gold, span));
    for (const auto& name : {scheme.kinds[span.kind], std::string{"(all)"}}) {
      ++by_type_[name].found;
      by_type_[name].right += right;
    }
  }
  for (std::size_t point = 0; point < marginal.size(); ++point) points_.emplace_back(marginal[point], inside[point]);
}

void NameMeasure::print_total() const {
  const auto& all = by_type_.at("(all)");
  std::printf("P %.3f R %.3f F1 %.3f\n", static_cast<double>(all.right) / static_cast<double>(all.found),
              static_cast<double>(all.right) / static_cast<double>(all.gold),
              2.0 * static_cast<double>(all.right) / static_cast<double>(all.found + all.gold));
  auto points = points_;
  std::ranges::sort(points, [](const auto& left, const auto& right) { return left.first > right.first; });
  const auto inside = static_cast<double>(std::ranges::count_if(points, [](const auto& point) { return point.second; }));
  const double targets[] = {0.95, 0.98, 0.99, 0.995};
  std::size_t next = 0;
  double hits = 0;
  for (std::size_t at = 0; at < points.size() && next < 4; ++at) {
    if (points[at].second) ++hits;
    if (hits < targets[next] * inside) continue;
    const auto taken = static_cast<double>(at + 1);
    std::printf("recall %.3f: precision %.3f, over-mask %.3f, threshold %.6f\n", targets[next], hits / taken,
                (taken - hits) / (static_cast<double>(points.size()) - inside), static_cast<double>(points[at].first));
    ++next;
  }
}

void NameMeasure::print() const {
  print_total();
  for (const auto& [name, count] : by_type_) {
    const auto ratio = [](std::size_t part, std::size_t all) {
      return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
    };
    std::printf("%-30s gold %5zu  P %.3f R %.3f F1 %.3f\n", name.c_str(), count.gold, ratio(count.right, count.found),
                ratio(count.right, count.gold), ratio(2 * count.right, count.found + count.gold));
  }
}

}  // namespace noroshi::training
