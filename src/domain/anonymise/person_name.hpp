#pragma once

#include <string_view>

namespace noroshi::domain {

class RuleIndex;

/// A kanji, or one of the two kana that stand between the kanji of family names (三ヶ田, 牧ノ).
auto is_family_point(char32_t c) -> bool;

/// Whether a word of kanji can be a family name where a name is expected: no common noun, post, or class, and ending in nothing that things
/// and departments end in, unless it is a listed surname.
auto may_be_family_name(const RuleIndex& rules, std::u32string_view word) -> bool;

/// Whether a Latin word is built like a Japanese name: "Ebina", "Kemuyama"; at least `morae_min` of a consonant and a vowel, or n.
auto is_romaji(std::u32string_view lower, int morae_min) -> bool;

}  // namespace noroshi::domain
