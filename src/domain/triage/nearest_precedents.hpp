#pragma once

#include "base/time.hpp"
#include "domain/triage/facts.hpp"
#include "domain/triage/rules.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// How many are shown beside an answer.
constexpr std::size_t near_precedents_max = 3;
/// What is farther away is not shown: a wrong likeness misleads more than none.
constexpr double nearness_min = 0.05;

/// One fact that both state.
struct FactPair {
  std::string fact;
  FactValue here;
  FactValue there;
  friend auto operator==(const FactPair&, const FactPair&) -> bool = default;
};

enum class SectorTie { Other, Family, Same };

/// A precedent and why it is near. Rests on the asker's own words and on published cases alone: no other member's case is looked at.
struct NearPrecedent {
  std::string id;
  double nearness = 0;  ///< 0–1, in thousandths; 1 = the same facts in the same sector
  SectorTie sector = SectorTie::Other;
  std::vector<FactPair> shared;     ///< most telling first
  std::vector<FactPair> differing;  ///< most telling first
  std::vector<std::string> words;   ///< of the asker's text, as they also stand in the precedent
  friend auto operator==(const NearPrecedent&, const NearPrecedent&) -> bool = default;
};

/// The `count` nearest of the precedents in force at `now`, nearest first. Facts count by what decided the precedent and by how rare they
/// are, contradictions count against; a fact "unknown" is a fact not stated. `text` and `sector` may be empty.
auto nearest_precedents(const Facts& facts, std::string_view text, std::string_view sector, const Rules& rules, UtcTime now,
                        std::size_t count = near_precedents_max) -> std::vector<NearPrecedent>;

auto to_text(SectorTie tie) -> std::string_view;  ///< "family"

}  // namespace noroshi::domain
