#include "domain/anonymise/name_stem.hpp"

#include "domain/anonymise/rule_index.hpp"

#include <algorithm>

namespace noroshi::domain {
namespace {

constexpr std::size_t name_length_max = 20;
// May follow the end of a name without a particle: 中部電力|管内, 中部電力|側.
constexpr std::u32string_view followers = U"管内側社様殿御製等他宛向職営担及並経役前";
// 同|社, 旧|実行委員会; any other single kanji may be the first of a name (上州, 中野).
constexpr std::u32string_view demonstratives = U"同当各他弊貴某旧";
constexpr std::u32string_view particles = U"がはをにでとものへや、";

auto is_name_point(const std::u32string& points, std::size_t at) -> bool {
  const char32_t c = points[at];
  if (is_kanji(c) || is_katakana(c) || is_alnum(c) || c == U'・' || c == U'&') return true;
  return c == U'-' && at > 0 && at + 1 < points.size() && is_alnum(points[at - 1]) && is_alnum(points[at + 1]);
}

auto skip_generic(const RuleIndex& rules, std::u32string_view text, std::size_t begin, std::size_t end) -> std::size_t {
  while (begin < end) {
    std::size_t length = std::min(rules.generic_length_max(), end - begin);
    while (length > 1 && !rules.is_generic(text.substr(begin, length))) --length;
    if (length == 0 || (length == 1 && demonstratives.find(text[begin]) == std::u32string_view::npos)) return begin;
    begin += length;
  }
  return begin;
}

auto is_count(std::u32string_view stem) -> bool {
  return stem.size() >= 2 && std::ranges::all_of(stem.substr(0, stem.size() - 1), is_digit) &&
         std::u32string_view{U"回件台人名日時分秒年月社個本度割倍次"}.find(stem.back()) != std::u32string_view::npos;
}

auto skip_joiners(const std::u32string& points, std::size_t begin, std::size_t end) -> std::size_t {
  while (begin < end && (points[begin] == U'・' || points[begin] == U'&' || points[begin] == U'ー')) ++begin;
  return begin;
}

// Hiragana belong to a name only where nothing else can be meant: にしき|都市ガス at the beginning of a line or behind a mark; in the
// middle of a sentence the particle that closes the word before is taken off.
auto extend_over_hiragana(const Reading& reading, const RuleIndex& rules, const std::vector<bool>& barriers, std::size_t end)
    -> std::optional<Stem> {
  const auto& points = reading.text.points;
  std::size_t begin = end;
  while (begin > 0 && is_hiragana(points[begin - 1]) && !barriers[begin - 1]) --begin;
  const auto run = std::u32string_view{points}.substr(begin, end - begin);
  if (run.size() < 2) return std::nullopt;
  const bool at_edge = begin == 0 || !is_name_point(points, begin - 1);
  if (at_edge) {
    const bool fits = run.size() <= 8 && !rules.is_function_word(run) && particles.find(run.back()) == std::u32string_view::npos;
    if (fits) return Stem{begin, 0.75};
    const bool may_fit = run.size() >= 3 && run.size() <= 8 && !rules.is_function_word(run);  // みなと|銀行, あさひの|生命
    return may_fit ? std::optional{Stem{begin, 0.65}} : std::nullopt;
  }
  std::size_t cut = std::u32string_view::npos;
  for (std::size_t at = 0; at + 2 < run.size() + 0; ++at) {
    if (particles.find(run[at]) != std::u32string_view::npos) cut = at;
  }
  if (cut == std::u32string_view::npos) return std::nullopt;
  const auto rest = run.substr(cut + 1);
  if (rest.size() < 2 || rest.size() > 6 || rules.is_function_word(rest) || particles.find(rest.back()) != std::u32string_view::npos) {
    return std::nullopt;
  }
  return Stem{begin + cut + 1, 0.6};
}

}  // namespace

auto name_barriers(const Reading& reading, const Candidates& found) -> std::vector<bool> {
  auto barriers = reading.is_replacement;
  for (const auto& candidate : found) {
    if (candidate.rank == Rank::Guess || candidate.rank == Rank::Name) continue;
    std::fill(barriers.begin() + static_cast<long>(candidate.begin), barriers.begin() + static_cast<long>(candidate.end), true);
  }
  return barriers;
}

auto is_all_generic(const RuleIndex& rules, std::u32string_view word) -> bool {
  std::vector<bool> reached(word.size() + 1);
  reached[0] = true;
  for (std::size_t begin = 0; begin < word.size(); ++begin) {
    if (!reached[begin]) continue;
    for (std::size_t length = 1; length <= std::min(rules.generic_length_max(), word.size() - begin); ++length) {
      if (rules.is_generic(word.substr(begin, length))) reached[begin + length] = true;
    }
  }
  return reached[word.size()];
}

auto find_stem(const Reading& reading, const RuleIndex& rules, const std::vector<bool>& barriers, std::size_t suffix_begin)
    -> std::optional<Stem> {
  const auto& points = reading.text.points;
  std::size_t begin = suffix_begin;
  while (begin > 0 && suffix_begin - begin < name_length_max && !barriers[begin - 1] && is_name_point(points, begin - 1)) --begin;
  begin = skip_joiners(points, begin, suffix_begin);
  const auto whole = std::u32string_view{points}.substr(begin, suffix_begin - begin);
  const auto specific =
      is_all_generic(rules, whole) ? suffix_begin : skip_joiners(points, skip_generic(rules, points, begin, suffix_begin), suffix_begin);
  const auto stem = std::u32string_view{points}.substr(specific, suffix_begin - specific);
  if (is_count(stem)) return std::nullopt;  // 3回|通信
  const bool is_plain = std::ranges::all_of(stem, [](char32_t c) { return is_alnum(c); });
  if (is_plain || specific == begin) {  // nothing specific, or the run may go on in hiragana
    const auto extended = extend_over_hiragana(reading, rules, barriers, begin);
    if (extended && (stem.empty() || is_plain || extended->score > 0.6)) return extended;
  }
  return stem.empty() ? std::nullopt : std::optional{Stem{specific, 0.8}};
}

auto find_name_end(const Reading& reading, const std::vector<bool>& barriers, std::size_t begin) -> std::size_t {
  const auto& points = reading.text.points;
  std::size_t end = begin;
  while (end < points.size() && end - begin < name_length_max && !barriers[end]) {
    const char32_t c = points[end];
    const bool joins = c == U'の' && end > begin && end + 1 < points.size() && end - begin < 4 && is_kanji(points[end + 1]);
    const bool in_kana = end - begin < 6 && std::ranges::all_of(points.substr(begin, end - begin), is_hiragana);  // ことのは|書房
    if (is_hiragana(c) && end - begin >= 2 && particles.find(c) != std::u32string_view::npos && !joins && !in_kana) break;
    if (!is_name_point(points, end) && !is_hiragana(c)) break;
    ++end;
  }
  return end;
}

auto ends_word(const Reading& reading, std::size_t end) -> bool {
  const auto& points = reading.text.points;
  if (end >= points.size()) return true;
  const char32_t last = points[end - 1];
  const char32_t next = points[end];
  if (is_kanji(last) && is_kanji(next)) return followers.find(next) != std::u32string_view::npos;
  if (is_katakana(last) && is_katakana(next)) return false;
  return !(is_alnum(last) && is_alnum(next));
}

auto begins_word(const Reading& reading, std::size_t begin) -> bool {
  const auto& points = reading.text.points;
  if (begin == 0) return true;
  const char32_t first = points[begin];
  const char32_t before = points[begin - 1];
  return !((is_kanji(first) && is_kanji(before)) || (is_katakana(first) && is_katakana(before)) || (is_alnum(first) && is_alnum(before)));
}

}  // namespace noroshi::domain
