#include "domain/anonymise/candidate.hpp"
#include "domain/anonymise/name_stem.hpp"
#include "domain/anonymise/person_name.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace noroshi::domain {
namespace {

auto is_upper(char32_t c) -> bool { return c >= U'A' && c <= U'Z'; }

// Ebina, HOSHINO Mayumi: Latin words built like Japanese names, with the capitals beside them.
class RomajiDetector {
public:
  RomajiDetector(const Reading& reading, const RuleIndex& rules, Candidates& found)
      : reading_{reading}, rules_{rules}, found_{found}, barriers_{name_barriers(reading, found)}, points_{reading.text.points} {}

  void run() {
    for (std::size_t begin = 0; begin < points_.size();) {
      std::size_t end = begin;
      while (end < points_.size() && is_alnum(points_[end]) && !barriers_[end]) ++end;
      if (end > begin && is_name(begin, end)) take(begin, end);
      begin = std::max(end, begin + 1);
    }
  }

private:
  auto is_name(std::size_t begin, std::size_t end) const -> bool {
    if (end - begin < 4 || end - begin > 12 || !is_latin(points_[begin]) || !begins_word(reading_, begin)) return false;
    if (!is_upper(points_[begin]) && !touches_japanese(begin, end) && !follows_account_word(begin)) return false;
    if (begin > 0 && std::u32string_view{U"._-/\\@"}.find(points_[begin - 1]) != std::u32string_view::npos) return false;
    if (end < points_.size() && std::u32string_view{U"._/\\@"}.find(points_[end]) != std::u32string_view::npos &&
        end + 1 < points_.size() && is_alnum(points_[end + 1]))
      return false;
    const auto word = std::u32string_view{reading_.text.lower}.substr(begin, end - begin);
    const bool in_capitals = std::ranges::all_of(points_.substr(begin + 1, end - begin - 1), is_upper);
    if (!in_capitals && std::ranges::any_of(points_.substr(begin + 1, end - begin - 1), is_upper)) return false;
    const auto lower = to_text(word);
    return is_romaji(word, in_capitals ? 4 : 3) && rules_.english_word_signs(lower) == 0 && !rules_.is_trade_word(lower) &&
           !rules_.is_domain_word(lower);
  }

  // A login stands in Japanese: izumino|が抜けた. In English any word may look like one.
  auto touches_japanese(std::size_t begin, std::size_t end) const -> bool {
    const auto is_japanese = [](char32_t c) { return is_kanji(c) || is_hiragana(c) || is_katakana(c) || c == U'、' || c == U'。'; };
    const std::size_t before = begin > 0 && points_[begin - 1] == U' ' ? begin - 1 : begin;
    const std::size_t after = end < points_.size() && points_[end] == U' ' ? end + 1 : end;
    return (before > 0 && is_japanese(points_[before - 1])) && after < points_.size() && is_japanese(points_[after]);
  }

  auto follows_account_word(std::size_t begin) const -> bool {
    const auto before = std::u32string_view{reading_.text.lower}.substr(0, begin);
    return std::ranges::any_of(
        std::array<std::u32string_view, 7>{U" as ", U"user ", U"account ", U"login ", U" id ", U"user \"", U"account \""},
        [&](auto word) { return before.ends_with(word); });
  }

  void take(std::size_t begin, std::size_t end) {
    Candidate candidate;
    candidate.begin = begin;
    candidate.end = end;
    if (const auto left = capital_before(begin)) candidate.begin = *left;
    if (const auto right = capital_after(end)) candidate.end = *right;
    candidate.type = "PERSON";
    candidate.role = "victim";
    candidate.reason = "romaji";
    candidate.score = 0.7;
    candidate.rank = Rank::Name;
    found_.push_back(std::move(candidate));
  }

  auto is_plain_capital(std::size_t begin, std::size_t end) const -> bool {
    if (end <= begin || !is_upper(points_[begin]) || barriers_[begin]) return false;
    const auto lower = to_text(std::u32string_view{reading_.text.lower}.substr(begin, end - begin));
    return rules_.english_word_signs(lower) == 0 && !rules_.is_trade_word(lower);
  }
  auto capital_before(std::size_t begin) const -> std::optional<std::size_t> {
    if (begin < 2 || points_[begin - 1] != U' ') return std::nullopt;
    std::size_t from = begin - 1;
    while (from > 0 && is_latin(points_[from - 1])) --from;
    return is_plain_capital(from, begin - 1) ? std::optional{from} : std::nullopt;
  }
  auto capital_after(std::size_t end) const -> std::optional<std::size_t> {
    if (end + 1 >= points_.size() || points_[end] != U' ') return std::nullopt;
    std::size_t stop = end + 1;
    while (stop < points_.size() && is_latin(points_[stop])) ++stop;
    return is_plain_capital(end + 1, stop) ? std::optional{stop} : std::nullopt;
  }

  const Reading& reading_;
  const RuleIndex& rules_;
  Candidates& found_;
  std::vector<bool> barriers_;
  std::u32string_view points_;
};

}  // namespace

void detect_romaji(const Reading& reading, const RuleIndex& rules, Candidates& found) { RomajiDetector{reading, rules, found}.run(); }

}  // namespace noroshi::domain
