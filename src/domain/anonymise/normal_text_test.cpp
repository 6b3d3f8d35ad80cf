#include "domain/anonymise/normal_text.hpp"

#include "base/text.hpp"
#include "domain/anonymise/character_folding.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

auto normal(const std::string& text) -> NormalText { return normalise_text(to_code_points(text)); }

TEST(NormalText, ReadsFullWidthAndHalfWidthFormsAsOne) {
  EXPECT_EQ(normal("ＡＢ１２　㈱ｶﾞｽ").utf8, "AB12 (株)ガス");
  EXPECT_EQ(normal("か\u3099す").utf8, "がす");
}

TEST(NormalText, KnowsTheRawCodePointsOfEveryPoint) {
  const auto text = normal("㈱ｶﾞ\u200Bス");
  ASSERT_EQ(to_text(text.points), "(株)ガス");
  EXPECT_EQ(text.raw_begin[0], 0U);  // three points out of one
  EXPECT_EQ(text.raw_end[2], 1U);
  EXPECT_EQ(text.raw_begin[3], 1U);  // one point out of two
  EXPECT_EQ(text.raw_end[3], 3U);
  EXPECT_EQ(text.raw_begin[4], 4U);  // behind the invisible one
}

TEST(NormalText, TakesTheLongVowelMarkForAHyphenOnlyBetweenDigits) {
  EXPECT_EQ(normal("03ー0000−1234のサーバー").utf8, "03-0000-1234のサーバー");
}

TEST(NormalText, MapsEveryByteToItsPoint) {
  const auto text = normal("aあ漢");
  EXPECT_EQ(text.point_of_byte, (std::vector<std::uint32_t>{0, 1, 1, 1, 2, 2, 2, 3}));
}

TEST(MatchForm, IsTheSameForEveryWayOfWritingAName) {
  const auto form = match_form("黒沢ガス第3発電所");
  for (const auto* written : {"黒沢ガス第三発電所", "黒 沢 ガ ス 第 ３ 発 電 所", "黑澤ガス第3發電所", "黒沢がす第3発電所",
                              "黒沢ｶﾞｽ第3発電所", "黒沢\nガス第3発電所", "黒沢・ガス第3発電所", "黒\u200B沢ガス第3発電所"}) {
    EXPECT_EQ(match_form(written), form) << written;
  }
  EXPECT_EQ(match_form("Kestrel_Bay"), match_form("ＫＥＳＴＲＥＬ－ＢＡＹ"));
  EXPECT_EQ(match_form("kestrel"), match_form("kеstrеl"));  // Cyrillic е
  EXPECT_EQ(match_form("キヤノン"), match_form("キャノン"));
  EXPECT_NE(match_form("黒沢"), match_form("白沢"));
}

RC_GTEST_PROP(MatchForm, FoldingTwiceIsFoldingOnce, ()) {
  const auto c = *rc::gen::inRange<std::uint32_t>(0x20, 0xD7FF);
  RC_ASSERT(fold_character(fold_character(c)) == fold_character(c));
}

RC_GTEST_PROP(NormalText, RawSpansNeverRunBackwards, ()) {
  const auto raw = *rc::gen::container<std::vector<char32_t>>(rc::gen::oneOf(
      rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0x3041, 0x30FF), rc::gen::inRange<char32_t>(0xFF01, 0xFFA0),
      rc::gen::inRange<char32_t>(0x3200, 0x33FF), rc::gen::element<char32_t>(0x200B, 0x3099, 0x309A, 0xFE0F, U'\n')));
  const auto text = normalise_text(raw);
  std::uint32_t last = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    RC_ASSERT(text.raw_begin[at] >= last);
    RC_ASSERT(text.raw_end[at] > text.raw_begin[at]);
    RC_ASSERT(text.raw_end[at] <= raw.size());
    last = text.raw_begin[at];
  }
}

// Whatever fold_for_match() takes for equal, the match form does too: the search of the output is never weaker than the one outside.
RC_GTEST_PROP(MatchForm, IsNoFinerThanTheFoldingForMatches, ()) {
  const auto raw = *rc::gen::container<std::vector<char32_t>>(rc::gen::oneOf(
      rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0x3041, 0x30FE), rc::gen::inRange<char32_t>(0x4E00, 0x9FFF),
      rc::gen::inRange<char32_t>(0xFF01, 0xFFA0), rc::gen::inRange<char32_t>(0x3200, 0x33FF)));
  const auto text = to_utf8(raw);
  RC_LOG() << text;
  RC_ASSERT(match_form(fold_for_match(text)) == match_form(text));
}

}  // namespace
}  // namespace noroshi::domain
