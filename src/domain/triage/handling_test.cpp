#include "domain/triage/handling.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

const std::vector<HandlingQuestion> checklist{
    {"isolated", "isolated", {{{"opened", Comparison::Is, true}, {"isolated", Comparison::Is, false}}}, {"残る", "left"}},
    {"evidence", "evidence", {}, {}}};

TEST(Handling, IsInsufficientWhereAnAnswerSaysSo) {
  const Facts left_out{{"opened", true}, {"isolated", false}};
  ASSERT_EQ(list_insufficient(left_out, checklist).size(), 1U);
  EXPECT_EQ(list_insufficient(left_out, checklist).front()->id, "isolated");
  EXPECT_TRUE(is_handling_insufficient({{"handling_sufficient", false}}, checklist));
}

TEST(Handling, IsNotDoubtedForWhatNobodyStated) {
  EXPECT_FALSE(is_handling_insufficient({}, checklist));
  EXPECT_FALSE(is_handling_insufficient({{"opened", true}}, checklist));
  EXPECT_FALSE(is_handling_insufficient({{"isolated", false}}, checklist));
  EXPECT_FALSE(is_handling_insufficient({{"evidence", false}}, checklist));  // asked, decides nothing
}

TEST(Handling, OfTheChecklistStandsOverTheOpinionThatAllIsWell) {
  const auto facts = with_handling({{"opened", true}, {"isolated", false}, {"handling_sufficient", true}}, checklist);
  EXPECT_EQ(facts.at("handling_sufficient"), FactValue{false});
  EXPECT_EQ(with_handling({{"handling_sufficient", true}}, checklist).at("handling_sufficient"), FactValue{true});
}

}  // namespace
}  // namespace noroshi::domain
