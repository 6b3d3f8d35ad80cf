#pragma once

#include <cstdint>
#include <vector>

namespace noroshi::domain {

/// A morpheme of the normalised text. What it is comes from the dictionary's own numbering of parts of speech (ipadic, pos-id.def:
/// 36–67 nouns, of these 41–47 proper names; 43 surname, 44 given name, 45 organisation, 46 place).
struct Morpheme {
  std::uint32_t begin = 0;  ///< points of the normalised text
  std::uint32_t end = 0;    ///< exclusive
  std::uint16_t kind = 0;
  bool is_known = false;  ///< stands in the dictionary
  friend auto operator==(const Morpheme&, const Morpheme&) -> bool = default;
};

/// What the dictionary says about a text.
struct Morphemes {
  std::vector<Morpheme> words;  ///< in order, not overlapping; white space lies between them; empty where there is no dictionary
  std::vector<Morpheme> names;  ///< every proper name that the dictionary sees anywhere, whether or not it became a word; by begin

  auto empty() const -> bool { return words.empty(); }
  friend auto operator==(const Morphemes&, const Morphemes&) -> bool = default;
};

}  // namespace noroshi::domain
