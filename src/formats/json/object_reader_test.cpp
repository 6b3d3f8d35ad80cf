#include "formats/json/object_reader.hpp"

#include "formats/json/parse.hpp"

#include <gtest/gtest.h>

namespace noroshi::json {
namespace {

auto fields_of(const Result<>& result) -> std::vector<std::string> {
  std::vector<std::string> fields;
  if (!result) {
    for (const auto& mistake : result.error().fields) fields.push_back(mistake.field);
  }
  return fields;
}

TEST(ObjectReader, CollectsEveryMistakeAtOnce) {
  const auto value = *parse(
      R"({"long": "12345", "bidi": "a\u202eb", "nul": "a\u0000b", "when": "tomorrow", "count": 7, "stray": 1, "inner": {"deep": 2, "odd": 1}})");
  ObjectReader read{value};
  read.required_text("missing");
  read.required_text("long", 4);
  read.optional_text("bidi");
  read.optional_text("nul");
  read.optional_time("when");
  read.optional_integer("count", 0, 5);
  auto inner = read.optional_object("inner");
  inner->optional_text("deep");
  EXPECT_EQ(fields_of(read.finish()),
            (std::vector<std::string>{"missing", "long", "bidi", "nul", "when", "count", "inner/deep", "stray", "inner/odd"}));
}

TEST(ObjectReader, GivesWhatIsThere) {
  const auto value = *parse(R"({"name": "か\u3099", "list": ["a", "b"], "nothing": null, "objects": [{"n": 1}, {"n": 2}], "flag": false})");
  ObjectReader read{value};
  EXPECT_EQ(read.required_text("name", 1), "が");
  EXPECT_EQ(read.optional_texts("list", 2, 1), (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(read.optional_text("nothing"));
  EXPECT_EQ(read.optional_boolean("flag"), false);
  auto objects = read.optional_objects("objects", 2);
  ASSERT_EQ(objects.size(), 2U);
  EXPECT_EQ(objects[1].required_integer("n", 0, 9), 2);
  EXPECT_EQ(objects[0].required_integer("n", 0, 9), 1);
  EXPECT_TRUE(read.finish());
}

TEST(ObjectReader, NamesItemsOfLists) {
  const auto value = *parse(R"({"list": ["a", 2, "ccc"], "many": ["a", "b"]})");
  ObjectReader read{value};
  read.optional_texts("list", 3, 2);
  read.optional_texts("many", 1, 2);
  EXPECT_EQ(fields_of(read.finish()), (std::vector<std::string>{"list/1", "list/2", "many"}));
}

TEST(ObjectReader, IgnoresUnknownMembersOnlyWhenTold) {
  const auto value = *parse(R"({"a": 1, "b/c": {"d": 1}})");
  ObjectReader strict{value};
  strict.optional_value("a");
  EXPECT_EQ(fields_of(strict.finish()), (std::vector<std::string>{"b~1c"}));
  ObjectReader lenient{value, Unknown::Ignore};
  lenient.optional_object("b/c");
  EXPECT_TRUE(lenient.finish());
}

TEST(ObjectReader, RefusesWhatIsNoObject) {
  const auto value = *parse("[]");
  ObjectReader read{value};
  EXPECT_FALSE(read.finish());
}

}  // namespace
}  // namespace noroshi::json
