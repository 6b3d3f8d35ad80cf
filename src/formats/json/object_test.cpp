#include "formats/json/object.hpp"

#include "formats/json/parse.hpp"

#include <gtest/gtest.h>

namespace noroshi::json {
namespace {

TEST(Object, KeepsTheOrderOfTheCalls) {
  const auto text = Object{}
                        .add("z", "text")
                        .add("a", 1)
                        .add("flag", true)
                        .add("none", std::optional<std::string>{})
                        .add_present("left_out", std::optional<int>{})
                        .add("list", std::vector<std::string>{"x", "y"})
                        .add("inner", Object{}.add("half", 0.5))
                        .str();
  EXPECT_EQ(text, R"({"z":"text","a":1,"flag":true,"none":null,"list":["x","y"],"inner":{"half":0.5}})");
}

TEST(Object, EscapesSoThatItReadsBack) {
  const std::string hostile = "\"\\\n\t\x01</script>火\xE2\x80\xAE";
  const auto value = parse(Object{}.add(hostile, hostile).str());
  ASSERT_TRUE(value);
  ASSERT_NE(value->find(hostile), nullptr);
  EXPECT_EQ(*value->find(hostile)->text(), hostile);
}

}  // namespace
}  // namespace noroshi::json
