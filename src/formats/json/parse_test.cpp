#include "formats/json/parse.hpp"

#include <gtest/gtest.h>

namespace noroshi::json {
namespace {

auto slug_of(std::string_view text, const ParseLimits& limits = {}) -> std::string {
  const auto value = parse(text, limits);
  return value ? "" : value.error().slug;
}

TEST(Parse, KeepsValuesAsTheyCame) {
  const auto value = parse(R"({"a": [1, -2.5, "火", true, null], "b": {}})");
  ASSERT_TRUE(value);
  const auto& items = *value->find("a")->items();
  EXPECT_EQ(*items[0].integer(), 1);
  EXPECT_EQ(*items[1].number(), -2.5);
  EXPECT_EQ(*items[2].text(), "火");
  EXPECT_TRUE(*items[3].boolean());
  EXPECT_TRUE(items[4].is_null());
  EXPECT_EQ(value->find("b")->members()->size(), 0U);
  EXPECT_EQ(value->find("c"), nullptr);
}

TEST(Parse, RefusesWhatIsNotOneValue) {
  for (const auto* text : {"", " ", "{", "{}{}", "{} x", "[1,]", "{'a':1}", "{\"a\":1,}", "nul", "NaN", "[1e999]", "01", "\"\\q\"",
                           "\"\\ud800\"", "\"a\nb\"", "/* */ {}", "\xEF\xBB\xBF{}"}) {
    EXPECT_EQ(slug_of(text), "json_malformed") << text;
  }
}

TEST(Parse, RefusesWhatIsNotUtf8) {
  for (const auto* text : {"\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xe7\x81\"", "{\"\xff\": 1}"}) {
    EXPECT_EQ(slug_of(text), "json_malformed") << text;
  }
}

TEST(Parse, RefusesANameThatStandsTwiceAndSaysWhich) {
  const auto value = parse(R"({"a": {"b": [{}, {"c": 1, "c": 1}]}})");
  ASSERT_FALSE(value);
  ASSERT_EQ(value.error().fields.size(), 1U);
  EXPECT_EQ(value.error().fields[0].field, "a/b/1/c");
  EXPECT_FALSE(parse(R"({"c": 1, "\u0063": 1})"));
}

TEST(Parse, BoundsDepthMembersAndBytes) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(slug_of(nested(16)), "");
  EXPECT_EQ(slug_of(nested(17)), "json_too_deep");
  EXPECT_EQ(slug_of(nested(100'000)), "json_too_deep");
  EXPECT_EQ(slug_of("[1,2,3]", {.members_max = 3}), "");
  EXPECT_EQ(slug_of("[1,2,3,4]", {.members_max = 3}), "json_too_many_members");
  EXPECT_EQ(slug_of("[1,2,3]", {.bytes_max = 6}), "body_too_large");
}

TEST(Parse, RefusesWholeNumbersBeyond64Bits) {
  EXPECT_EQ(*parse("-9223372036854775808")->integer(), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(slug_of("9223372036854775808"), "json_malformed");
  EXPECT_EQ(slug_of("[123456789012345678901234567890]"), "json_malformed");
}

}  // namespace
}  // namespace noroshi::json
