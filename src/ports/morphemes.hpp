#pragma once

#include "domain/anonymise/normal_text.hpp"
#include "domain/tagging/morpheme.hpp"

namespace noroshi::ports {

/// Splits Japanese into morphemes. Implementations: adapters/mecab. May be asked by many threads at once.
class MorphemeSplitter {
public:
  MorphemeSplitter() = default;
  MorphemeSplitter(const MorphemeSplitter&) = delete;
  auto operator=(const MorphemeSplitter&) -> MorphemeSplitter& = delete;
  virtual ~MorphemeSplitter() = default;

  /// Empty where the dictionary is missing: whoever asks goes on without, more weakly.
  virtual auto split(const domain::NormalText& text) const -> domain::Morphemes = 0;
};

}  // namespace noroshi::ports
