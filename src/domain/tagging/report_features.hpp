#pragma once

#include "domain/tagging/feature_rows.hpp"

#include <cstdint>
#include <vector>

namespace noroshi::domain {

/// What the tagger of names says to each point, for the tagger of reports to build on.
struct NameHint {
  std::uint8_t label = 0;   ///< the likeliest label
  std::uint8_t degree = 0;  ///< how likely any name is, in steps
};
using NameHints = std::vector<NameHint>;

/// The columns of the taggers of types and of roles: those of names, then technical tokens, the words around, and what the line and the
/// heading above it say.
auto report_features(const NormalText& text, const Morphemes& morphemes, const NameHints& hints) -> FeatureRows;

}  // namespace noroshi::domain
