#pragma once

#include "domain/triage/text_terms.hpp"

#include <map>
#include <string>
#include <vector>

namespace noroshi::domain {

/// What the search needs to know of one precedent.
struct PrecedentMarks {
  std::map<std::string, double, std::less<>> fact_weights;  ///< a fact that decided the case weighs more, one that all state less
  std::vector<TermWeights> texts;                           ///< Japanese, English and both, each of length 1
};

/// Counted once for an edition, when it is loaded.
struct PrecedentIndex {
  std::vector<PrecedentMarks> marks;  ///< in the order of the precedents
  std::map<std::string, double, std::less<>> fact_rarity;
  TermWeights term_rarity;
};

}  // namespace noroshi::domain
