#include "formats/rules/toml.hpp"

#include <gtest/gtest.h>

namespace noroshi::rules {
namespace {

TEST(Toml, KeepsKindsLinesAndTheOrderOfTheFile) {
  const auto parsed = parse_toml("zeta = \"ぜ\"\nalpha = 3\n\n[inner]\nhalf = 0.5\non = true\nday = 2022-06-17\nlist = [1, \"x\"]\n");
  ASSERT_TRUE(parsed) << parsed.error().message;
  ASSERT_NE(parsed->table(), nullptr);
  EXPECT_EQ(parsed->table()->front().first, "zeta");
  EXPECT_EQ(*parsed->find("zeta")->string(), "ぜ");
  EXPECT_EQ(parsed->find("alpha")->integer(), 3);
  EXPECT_EQ(parsed->find("alpha")->number(), 3.0);
  EXPECT_EQ(parsed->find("alpha")->line(), 2U);
  const auto* inner = parsed->find("inner");
  ASSERT_NE(inner, nullptr);
  EXPECT_EQ(inner->find("half")->number(), 0.5);
  EXPECT_EQ(inner->find("half")->integer(), std::nullopt);
  EXPECT_EQ(inner->find("on")->boolean(), true);
  EXPECT_EQ(*inner->find("day")->string(), "2022-06-17");
  EXPECT_EQ(inner->find("list")->array()->size(), 2U);
  EXPECT_EQ(inner->find("list")->kind(), "array");
  EXPECT_EQ(inner->find("absent"), nullptr);
  EXPECT_EQ(parsed->find("alpha")->find("x"), nullptr);
}

TEST(Toml, NamesTheLineOfAMistake) {
  const auto parsed = parse_toml("a = 1\nb = = 2\n");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().slug, "rules_toml");
  EXPECT_NE(parsed.error().message.find("line 2"), std::string::npos) << parsed.error().message;
}

TEST(Toml, RefusesAKeyGivenTwice) { EXPECT_FALSE(parse_toml("a = 1\na = 2\n")); }

}  // namespace
}  // namespace noroshi::rules
