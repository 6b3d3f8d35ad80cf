#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// The text as the detectors read it: NFKC code point by code point, zero-width characters out, one kind of space, one kind of hyphen
/// between digits. Every point knows which raw code points it came from, so that a span found here can be cut out of the raw text.
struct NormalText {
  std::u32string points;
  std::u32string lower;                      ///< the same length, ASCII letters in lower case
  std::vector<std::uint32_t> raw_begin;      ///< per point
  std::vector<std::uint32_t> raw_end;        ///< per point, exclusive
  std::string utf8;                          ///< `points` in UTF-8, for patterns
  std::vector<std::uint32_t> point_of_byte;  ///< one more than `utf8` has bytes

  auto size() const -> std::size_t { return points.size(); }
};
auto normalise_text(const std::vector<char32_t>& raw) -> NormalText;

/// What names are compared by: lower case, no white space, katakana as hiragana, small kana as large, old kanji as new, kanji digits as
/// digits, one hyphen for all its family and the long-vowel mark, Cyrillic and Greek letters as the Latin ones they look like.
struct MatchText {
  std::u32string points;
  std::vector<std::uint32_t> origin;  ///< the point of the normal text each came from
};
auto match_text(const NormalText& text) -> MatchText;
auto match_form(std::string_view text) -> std::u32string;

auto to_points(std::string_view utf8) -> std::u32string;
auto to_text(std::u32string_view points) -> std::string;

// Kinds of characters, by block: enough to find where a Japanese name may begin and end.
auto is_kanji(char32_t c) -> bool;
auto is_hiragana(char32_t c) -> bool;
auto is_katakana(char32_t c) -> bool;  ///< with the long-vowel mark
auto is_digit(char32_t c) -> bool;     ///< ASCII
auto is_latin(char32_t c) -> bool;     ///< letters, with accents
inline auto is_alnum(char32_t c) -> bool { return is_digit(c) || is_latin(c); }

}  // namespace noroshi::domain
