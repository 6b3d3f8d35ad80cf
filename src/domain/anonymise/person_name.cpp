#include "domain/anonymise/person_name.hpp"

#include "domain/anonymise/name_stem.hpp"
#include "domain/anonymise/normal_text.hpp"
#include "domain/anonymise/rule_index.hpp"

#include <algorithm>
#include <array>

namespace noroshi::domain {
namespace {

constexpr std::size_t family_name_max = 4;
// 水位計, 制御盤, 保全課: what things and departments end in far more often than family names.
constexpr std::u32string_view not_last =
    U"計器機盤弁線側用系化性的者員先物品書票数値率量炉槽網費式型案件版図欄後課室係局所店班署院校庁社会市区県府都号等済無有未可否";
constexpr std::u32string_view vowels = U"aiueo";
constexpr std::array<std::u32string_view, 26> consonants{U"",   U"k",  U"s",  U"t",  U"n",  U"h",  U"m",  U"y", U"r",
                                                         U"w",  U"g",  U"z",  U"d",  U"b",  U"p",  U"j",  U"f", U"sh",
                                                         U"ch", U"ts", U"ky", U"gy", U"ny", U"hy", U"my", U"ry"};
constexpr std::u32string_view no_mora[] = {U"ti", U"tu", U"si", U"di", U"du", U"yi", U"ye", U"wi",
                                           U"wu", U"we", U"hu", U"zi", U"fa", U"fi", U"fe", U"fo"};

// The length of the mora that begins here, 0 when there is none.
auto mora_at(std::u32string_view word, std::size_t at) -> std::size_t {
  for (std::size_t length = std::min<std::size_t>(3, word.size() - at); length > 0; --length) {
    const auto mora = word.substr(at, length);
    if (vowels.find(mora.back()) == std::u32string_view::npos) continue;
    const bool is_known = std::ranges::find(consonants, mora.substr(0, length - 1)) != consonants.end();
    if (is_known && std::ranges::find(no_mora, mora) == std::end(no_mora)) return length;
  }
  const bool is_n = word[at] == U'n' && (at + 1 == word.size() || vowels.find(word[at + 1]) == std::u32string_view::npos);
  const bool is_double =
      at + 1 < word.size() && word[at] == word[at + 1] && std::u32string_view{U"ktps"}.find(word[at]) != std::u32string_view::npos;
  return is_n || (is_double && at > 0) ? 1 : 0;
}

}  // namespace

auto is_family_point(char32_t c) -> bool { return is_kanji(c) || c == U'ヶ' || c == U'ノ'; }

auto may_be_family_name(const RuleIndex& rules, std::u32string_view word) -> bool {
  if (word.empty() || word.size() > family_name_max || !is_kanji(word.front())) return false;
  if (rules.is_surname(word)) return true;
  if (rules.is_no_person(word) || is_all_generic(rules, word) || rules.is_person_field(word)) return false;
  return not_last.find(word.back()) == std::u32string_view::npos;
}

auto is_romaji(std::u32string_view lower, int morae_min) -> bool {
  int morae = 0;
  for (std::size_t at = 0; at < lower.size(); ++morae) {
    const auto length = mora_at(lower, at);
    if (length == 0) return false;
    at += length;
  }
  return morae >= morae_min;
}

}  // namespace noroshi::domain
