#include "tests/scenario/phrase.hpp"
#include "tests/scenario/run_scenario.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace noroshi::scenario {
namespace {

namespace fs = std::filesystem;

constexpr auto folder = "tests/scenario";

auto scenario_names() -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() == ".scenario") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Scenario : public testing::TestWithParam<std::string> {};

TEST_P(Scenario, ComesTrue) {
  std::ifstream file{fs::path{folder} / (GetParam() + ".scenario")};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const auto played = run_scenario(text);
  ASSERT_TRUE(played.has_value()) << GetParam() << ".scenario, " << played.error().message;
  EXPECT_GT(*played, 3);
}

INSTANTIATE_TEST_SUITE_P(Files, Scenario, testing::ValuesIn(scenario_names()), [](const auto& test) { return test.param; });

auto error_of(std::string_view text) -> std::string {
  const auto played = run_scenario(text);
  return played ? "it came true" : played.error().message;
}

TEST(Runner, ALineThatDoesNotComeTrueFailsWithItsNumber) {
  const auto error = error_of("# a comment\n\n東雲電力 files \"変電所の表示が止まりました。\"\ncentre sees \"変電所\"\n");
  EXPECT_TRUE(error.starts_with("line 4: centre sees")) << error;
}

TEST(Runner, ALineThatIsNoPhraseFailsWithItsNumber) {
  const auto error = error_of("東雲電力が報告する「表示が止まりました。」\n東雲電力が歌う「表示」\n");
  EXPECT_TRUE(error.starts_with("line 2: ")) << error;
  EXPECT_NE(error.find("no phrase"), std::string::npos) << error;
}

TEST(Runner, ANameThatNobodyBearsFailsWithItsLine) {
  const auto error = error_of("Nobody files \"x\"\n");
  EXPECT_EQ(error, "line 1: Nobody files \"x\": nobody of the cast is called Nobody");
}

TEST(Runner, AnActThatIsRefusedFailsUnlessTheLineSaysSo) {
  const auto* const story = "東雲電力 files \"表示が止まりました。\"\ncoordinator of power releases";
  EXPECT_TRUE(error_of(story).starts_with("line 2: ")) << error_of(story);
  const auto named = std::string{story} + ", refused \"no_such_reason\"";
  EXPECT_NE(error_of(named).find("it was refused as"), std::string::npos) << error_of(named);
}

TEST(Runner, AnActThatShouldHaveBeenRefusedFails) {
  EXPECT_EQ(error_of("東雲電力 files \"表示が止まりました。\", refused \"forbidden\""),
            "line 1: 東雲電力 files \"表示が止まりました。\", refused \"forbidden\": it was not refused");
}

TEST(Phrase, TakesNamesAndTextsOutOfALine) {
  const auto sentence = read_sentence("電力セプターの調整担当が電話を書き取る（相手は東雲電力）「止まった」");
  ASSERT_TRUE(sentence.has_value());
  EXPECT_EQ(sentence->texts, std::vector<std::string>{"止まった"});
  const auto names = match_names("{}が電話を書き取る（相手は{}）「」", sentence->frame);
  ASSERT_TRUE(names.has_value());
  EXPECT_EQ(*names, (std::vector<std::string>{"電力セプターの調整担当", "東雲電力"}));
  EXPECT_FALSE(match_names("{}が報告する「」", sentence->frame));
  EXPECT_FALSE(read_sentence("東雲電力 files \"open").has_value());
}

}  // namespace
}  // namespace noroshi::scenario
