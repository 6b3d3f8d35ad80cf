#pragma once

#include "domain/anonymise/mask_text.hpp"
#include "domain/anonymise/quantity.hpp"
#include "domain/anonymise/rule_index.hpp"
#include "domain/anonymise/word_matcher.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// What must not be seen any more: registry terms and everything taken out, by match form.
class Forbidden {
public:
  /// Shorter than two code points are not looked for.
  void add(const std::u32string& form, std::uint32_t tag);
  void build() { matcher_.build(); }
  auto find(const MatchText& match) const -> std::vector<WordHit> { return matcher_.find(match.points); }
  auto is_in(std::string_view text) const -> bool;

private:
  WordMatcher matcher_;
};

/// One span to be replaced.
struct Replaced {
  std::string text;  ///< normalised
  std::string type;
  std::string role;
  std::string entity;  ///< pseudonym key; empty: the match form of `text`
  MaskDecision decision = MaskDecision::Mask;
  Language language = Language::Japanese;
};

/// Gives out 〔組織A〕, 〔変電所B〕, 〔7月中旬〕: the same entity gets the same name within a thread, and no replacement holds anything
/// forbidden. Where one would, the next coarser is taken; "" when none is left.
class Replacer {
public:
  Replacer(const RuleIndex& rules, Pseudonyms& pseudonyms, std::string_view raw_text, const Coarseness& coarseness)
      : rules_{rules}, pseudonyms_{pseudonyms}, raw_text_{raw_text}, coarseness_{coarseness} {}

  auto replace(const Replaced& span, const Forbidden& forbidden) -> std::string;

private:
  auto pseudonym(const Replaced& span, const Forbidden& forbidden) -> std::string;
  auto words_for(const Replaced& span) const -> std::vector<std::string>;
  auto new_name(const std::string& word, Language language, const Forbidden& forbidden) const -> std::string;
  auto find_known(const Replaced& span, const std::string& key) -> std::pair<std::string, std::string>*;

  const RuleIndex& rules_;
  Pseudonyms& pseudonyms_;
  std::string_view raw_text_;
  Coarseness coarseness_;
};

}  // namespace noroshi::domain
