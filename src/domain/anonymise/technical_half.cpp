#include "domain/anonymise/technical_half.hpp"

#include <algorithm>
#include <tuple>

namespace noroshi::domain {

auto technical_half(const MaskedText& masked) -> std::vector<Indicator> {
  auto facts = masked.indicators;
  for (auto& fact : facts) fact.start = fact.end = 0;
  const auto by_value = [](const Indicator& fact) { return std::tie(fact.type, fact.value); };
  std::ranges::sort(facts, {}, by_value);
  const auto rest = std::ranges::unique(facts);
  facts.erase(rest.begin(), rest.end());
  return facts;
}

auto render_technical_half(const MaskedText& masked) -> std::string {
  std::string lines;
  for (const auto& fact : technical_half(masked)) lines += fact.type + ": " + fact.value + "\n";
  return lines;
}

}  // namespace noroshi::domain
