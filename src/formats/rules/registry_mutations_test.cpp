#include "base/text.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "domain/anonymise/normal_text.hpp"
#include "formats/rules/source_anonymise_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// A name of the registry, however it is written: nothing of it is left, and the search of the output would know it.
namespace noroshi::rules {
namespace {

using domain::Registry;
using Points = std::vector<char32_t>;
using Change = std::function<Points(const Points&)>;

auto any_of(const std::vector<std::string>& words) -> std::string { return *rc::gen::elementOf(words); }

/// Invented: a stem that nobody has, and the kind of house.
auto any_name() -> std::string {
  const auto stem = any_of({"北沢瀬",       "みさき浜",   "崎辺野",   "高島峰",   "関広国",   "白鷺沼",   "ヒバリノ",
                            "グリムガーデ", "ソラマチノ", "ミズホロ", "アオバネ", "学園斎",   "Hibarino", "Nagi Marsh",
                            "kuroshio-x",   "渡会真砂",   "桜滝",     "竜恵原",   "カワセミ", "ことり塚"});
  return stem + any_of({"電力", "送配電", "銀行", "水道局", "ガス", "ネット", "鉄道", "パワー", "中央病院", ""});
}

auto each(const Points& name, const std::function<void(char32_t, Points&)>& write) -> Points {
  Points changed;
  for (const auto c : name) write(c, changed);
  return changed;
}

auto replace_by(const Points& name, const std::map<char32_t, char32_t>& pairs) -> Points {
  return each(name, [&](char32_t c, Points& out) {
    const auto found = pairs.find(c);
    out.push_back(found == pairs.end() ? c : found->second);
  });
}

/// One of `between` after some of the characters; a mark of half-width kana stays with its letter.
auto scatter(const Points& name, const std::u32string& between) -> Points {
  Points changed;
  for (std::size_t at = 0; at < name.size(); ++at) {
    changed.push_back(name[at]);
    const bool may_part = at + 1 < name.size() && name[at + 1] != U'ﾞ';
    if (may_part && *rc::gen::inRange(0, 2) == 0) changed.push_back(between[*rc::gen::inRange<std::size_t>(0, between.size())]);
  }
  return changed;
}

const std::map<char32_t, char32_t> old_kanji{{U'沢', U'澤'}, {U'浜', U'濱'}, {U'崎', U'﨑'}, {U'高', U'髙'}, {U'辺', U'邊'},
                                             {U'関', U'關'}, {U'広', U'廣'}, {U'国', U'國'}, {U'学', U'學'}, {U'斎', U'齋'},
                                             {U'島', U'嶋'}, {U'峰', U'峯'}, {U'真', U'眞'}, {U'桜', U'櫻'}, {U'滝', U'瀧'},
                                             {U'竜', U'龍'}, {U'恵', U'惠'}, {U'鉄', U'鐵'}, {U'気', U'氣'}, {U'会', U'會'}};
const std::map<char32_t, char32_t> look_alikes{{U'a', U'а'},   {U'e', U'е'},   {U'o', U'о'},   {U'i', U'і'},   {U'H', U'Н'},
                                               {U'M', U'М'},   {U'k', U'к'},   {U'x', U'х'},   {U'力', U'カ'}, {U'口', U'ロ'},
                                               {U'夕', U'タ'}, {U'工', U'エ'}, {U'ー', U'－'}, {U'-', U'‐'}};

/// ガ is カ with a mark of its own in half width.
auto half_kana(char32_t c, Points& out) {
  static const std::u32string full = U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンー";
  static const std::u32string half = U"ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｰ";
  static const std::u32string voiced = U"ガギグゲゴザジズゼゾダヂヅデドバビブベボ";
  static const std::u32string plain = U"カキクケコサシスセソタチツテトハヒフヘホ";
  if (const auto at = voiced.find(c); at != std::u32string::npos) {
    out.push_back(half[full.find(plain[at])]);
    out.push_back(U'ﾞ');
  } else if (const auto place = full.find(c); place != std::u32string::npos) {
    out.push_back(half[place]);
  } else {
    out.push_back(c);
  }
}

auto changes() -> const std::vector<std::pair<std::string, Change>>& {
  static const std::vector<std::pair<std::string, Change>> all{
      {"full width",
       [](const Points& name) {
         return each(name, [](char32_t c, Points& out) { out.push_back(c > 0x20 && c < 0x7F ? c + 0xFEE0 : c); });
       }},
      {"half width", [](const Points& name) { return each(name, [](char32_t c, Points& out) { half_kana(c, out); }); }},
      {"old kanji", [](const Points& name) { return replace_by(name, old_kanji); }},
      {"hiragana",
       [](const Points& name) {
         return each(name, [](char32_t c, Points& out) { out.push_back(c >= U'ァ' && c <= U'ヶ' ? c - 0x60 : c); });
       }},
      {"katakana",
       [](const Points& name) {
         return each(name, [](char32_t c, Points& out) { out.push_back(c >= U'ぁ' && c <= U'ゖ' ? c + 0x60 : c); });
       }},
      {"capitals",
       [](const Points& name) {
         return each(name, [](char32_t c, Points& out) { out.push_back(c >= U'a' && c <= U'z' ? c - 0x20 : c); });
       }},
      {"spaces", [](const Points& name) { return scatter(name, U" 　\t"); }},
      {"line breaks", [](const Points& name) { return scatter(name, U"\n\r"); }},
      {"zero width", [](const Points& name) { return scatter(name, U"\u200B\u200C\u200D\u2060\uFEFF\u00AD\u200E\u202E"); }},
      {"look-alikes", [](const Points& name) { return replace_by(name, look_alikes); }},
  };
  return all;
}

auto any_context(const std::string& written) -> std::string {
  const auto before = any_of({"", "本日、", "障害は", "連絡元は", "○○と", "担当は", "1.", "「", "A社と"});
  const auto after =
      any_of({"の監視画面が止まりました。", "です。", "で停電が起きた。", "", "」からの電話", "、確認中。", "が対応しています"});
  return before + written + after;
}

auto mask(const std::string& text, const Registry& registry) -> Result<domain::MaskedText> {
  domain::Pseudonyms pseudonyms;
  return domain::mask_text(text, registry, source_anonymise().rules, pseudonyms, {});
}

void expect_gone(const std::string& name, const std::string& written, const std::string& text, const Registry& registry) {
  const auto masked = mask(text, registry);
  if (!masked) RC_FAIL(text + ": " + masked.error().slug);
  RC_LOG() << text << "\n" << masked->text;
  RC_ASSERT(masked->text.find(written) == std::string::npos);
  RC_ASSERT(domain::match_form(masked->text).find(domain::match_form(name)) == std::u32string::npos);
}

RC_GTEST_PROP(RegistryMutations, NoWritingOfARegisteredNameIsLeft, ()) {
  const auto name = any_name();
  Registry registry;
  (*rc::gen::arbitrary<bool>() ? registry.names : registry.facilities).push_back(name);
  auto points = to_code_points(name);
  std::string how;
  for (int count = *rc::gen::inRange(1, 4); count > 0; --count) {
    const auto& [kind, change] = changes()[*rc::gen::inRange<std::size_t>(0, changes().size())];
    points = change(points);
    how += kind + " ";
  }
  const auto written = to_utf8(points);
  RC_LOG() << how;
  expect_gone(name, written, any_context(written), registry);
}

RC_GTEST_PROP(RegistryMutations, TheSearchOfTheOutputKnowsEachOfThem, ()) {
  const auto name = any_name();
  const auto& [kind, change] = changes()[*rc::gen::inRange<std::size_t>(0, changes().size())];
  RC_LOG() << kind;
  const auto planted = any_context(to_utf8(change(to_code_points(name))));
  RC_ASSERT(!domain::find_registry_terms(planted, {name}).empty());
}

TEST(RegistryMutations, AShortFormStandsForTheName) {
  Registry registry;
  registry.names = {"株式会社北沢瀬電力"};
  for (const auto* text : {"北沢瀬電力で停電。", "（株）北沢瀬電力の画面", "㈱北沢瀬電力の画面", "北沢瀬が対応中です。",
                           "北電の復旧は未定。", "ｷﾀｻﾞﾜと北澤瀬電力"}) {
    const auto masked = mask(text, registry);
    ASSERT_TRUE(masked) << text;
    for (const auto* left : {"北沢瀬", "北澤瀬", "北電"}) EXPECT_EQ(masked->text.find(left), std::string::npos) << masked->text;
  }
}

}  // namespace
}  // namespace noroshi::rules
