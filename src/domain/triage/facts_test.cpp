#include "domain/triage/facts.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace noroshi::domain {
namespace {

auto dictionary() -> FactDictionary {
  FactDefinition state{.name = "service_state",
                       .types = {FactType::Choice},
                       .choices = {{"kept", "kept"}, {"stopped", "stopped"}},
                       .unit = {},
                       .question = {}};
  FactDefinition minutes{.name = "duration_min", .types = {FactType::Number}, .choices = {}, .unit = "min", .question = {}};
  FactDefinition failed{.name = "barriers_failed", .types = {FactType::List, FactType::Text}, .choices = {}, .unit = {}, .question = {}};
  FactDefinition ongoing{.name = "ongoing", .types = {FactType::Bool}, .choices = {}, .unit = {}, .question = {}};
  return FactDictionary{{state, minutes, failed, ongoing}};
}

auto mistakes_of(const Facts& facts) { return find_fact_mistakes(dictionary(), facts); }

TEST(FactDictionary, NamesTheNearestFirst) {
  EXPECT_EQ(dictionary().nearest("durationmin").front(), "duration_min");
  EXPECT_EQ(dictionary().nearest("servce_state").front(), "service_state");
  EXPECT_EQ(dictionary().nearest("duration").front(), "duration_min");
  EXPECT_EQ(dictionary().nearest("barriers_failed_now").front(), "barriers_failed");
  EXPECT_EQ(dictionary().nearest("x").size(), 3U);
}

TEST(FactDictionary, TakesEveryTypeThatADefinitionAllows) {
  EXPECT_TRUE(mistakes_of({{"barriers_failed", std::string{"filter"}}}).empty());
  EXPECT_TRUE(mistakes_of({{"barriers_failed", std::vector<std::string>{"filter"}}, {"duration_min", 1.5}, {"ongoing", false}}).empty());
}

TEST(FactDictionary, NamesEveryMistakeAtOnce) {
  const auto mistakes = mistakes_of(
      {{"duration_min", std::string{"long"}}, {"ongoing", std::int64_t{1}}, {"service_state", std::string{"gone"}}, {"colour", true}});
  ASSERT_EQ(mistakes.size(), 4U);
  EXPECT_EQ(mistakes[0].field, "facts/colour");
  EXPECT_NE(mistakes[0].message.find("nearest: "), std::string::npos);
  EXPECT_EQ(mistakes[1].message, "has to be a number");
  EXPECT_EQ(mistakes[2].message, "has to be true or false");
  EXPECT_EQ(mistakes[3].message, "\"gone\" is not one of kept, stopped");
}

TEST(FactDictionary, RefusesNumbersThatCountNothing) {
  EXPECT_EQ(mistakes_of({{"duration_min", std::int64_t{-1}}}).size(), 1U);
  EXPECT_EQ(mistakes_of({{"duration_min", std::numeric_limits<double>::quiet_NaN()}}).size(), 1U);
  EXPECT_EQ(mistakes_of({{"duration_min", std::numeric_limits<double>::infinity()}}).size(), 1U);
  EXPECT_TRUE(mistakes_of({{"duration_min", std::int64_t{0}}}).empty());
}

TEST(FactDictionary, RefusesMoreTextThanAFactHolds) {
  EXPECT_EQ(mistakes_of({{"barriers_failed", std::string(5000, 'a')}}).size(), 1U);
  EXPECT_EQ(mistakes_of({{"barriers_failed", std::vector<std::string>(500, "a")}}).size(), 1U);
}

}  // namespace
}  // namespace noroshi::domain
