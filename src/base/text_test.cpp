#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi {
namespace {

TEST(Text, KnowsWellFormedUtf8) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("狼煙 😀"));
  for (const auto* bad : {"\xff", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe7\x8b", "\x80", "a\xc3"})
    EXPECT_FALSE(is_utf8(bad));
}

TEST(Text, ComposesWhatWasTypedInPieces) {
  EXPECT_EQ(to_nfc("か\u3099"), "が");
  EXPECT_EQ(to_nfc("e\u0301"), "é");
  EXPECT_EQ(to_nfc("㈱Ａ"), "㈱Ａ");  // compatibility forms stay as they were told
}

TEST(Text, FoldsWidthCaseAndSpaceForComparison) {
  EXPECT_EQ(fold_for_match("ＡＢＣ　電 力\n"), "abc電力");
  EXPECT_EQ(fold_for_match("ﾃﾞﾝﾘｮｸ"), "デンリョク");
  EXPECT_EQ(fold_for_match("㈱"), "(株)");
  EXPECT_EQ(fold_for_match(fold_for_match("Straße ①")), fold_for_match("STRASSE 1"));
}

TEST(Text, CountsCodePoints) {
  EXPECT_EQ(count_code_points("狼煙a😀"), 4U);
  EXPECT_EQ(to_code_points("狼a"), (std::vector<char32_t>{U'狼', U'a'}));
  EXPECT_EQ(to_code_points("\xff").front(), 0xFFFDU);
  EXPECT_EQ(to_utf8(U'😀'), "😀");
}

RC_GTEST_PROP(Text, GoesToCodePointsAndBack, ()) {
  const auto points = *rc::gen::container<std::vector<char32_t>>(rc::gen::suchThat(
      rc::gen::cast<char32_t>(rc::gen::inRange<std::uint32_t>(0, 0x110000)), [](char32_t c) { return c < 0xD800 || c > 0xDFFF; }));
  const auto text = to_utf8(points);
  RC_ASSERT(is_utf8(text));
  RC_ASSERT(to_code_points(text) == points);
  RC_ASSERT(count_code_points(text) == points.size());
  RC_ASSERT(to_nfc(to_nfc(text)) == to_nfc(text));
  RC_ASSERT(fold_for_match(fold_for_match(text)) == fold_for_match(text));
}

TEST(Text, NamesTheFirstForbiddenCharacter) {
  EXPECT_EQ(find_forbidden_character("一行\n二行\tと\r\n"), std::nullopt);
  EXPECT_EQ(find_forbidden_character("zero\u200bwidth \u00ad\ufeff"), std::nullopt);
  EXPECT_EQ(find_forbidden_character("一家👨\u200d👩\u200d👧"), std::nullopt);
  EXPECT_EQ(find_forbidden_character("a\u202eb"), "U+202E");
  EXPECT_EQ(find_forbidden_character("a\u2066b"), "U+2066");
  EXPECT_EQ(find_forbidden_character(std::string_view{"a\0b", 3}), "U+0000");
  EXPECT_EQ(find_forbidden_character("\x7f"), "U+007F");
  EXPECT_EQ(find_forbidden_character("\u0085"), "U+0085");
  EXPECT_EQ(find_forbidden_character("\ufdd0"), "U+FDD0");
}

TEST(Text, TrimsJapaneseSpacesToo) {
  EXPECT_EQ(trim("　 \t狼 煙\n　"), "狼 煙");
  EXPECT_EQ(trim(" \u00a0\u3000"), "");
  EXPECT_EQ(trim(""), "");
}

}  // namespace
}  // namespace noroshi
