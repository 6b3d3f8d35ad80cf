#include "adapters/mecab/mecab_splitter.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace noroshi::mecab {
namespace {

auto split(const MecabSplitter& splitter, std::string_view text) -> std::vector<std::string> {
  const auto normal = domain::normalise_text(to_code_points(text));
  std::vector<std::string> words;
  for (const auto& morpheme : splitter.split(normal).words) {
    const auto points = std::u32string_view{normal.points}.substr(morpheme.begin, morpheme.end - morpheme.begin);
    words.push_back(domain::to_text(points) + "/" + std::to_string(morpheme.kind) + (morpheme.is_known ? "" : "?"));
  }
  return words;
}

TEST(MecabSplitter, TellsWordsKindsAndWhatIsNotInTheDictionary) {
  const MecabSplitter splitter;
  ASSERT_TRUE(splitter.has_dictionary()) << "install mecab-ipadic-utf8";
  EXPECT_EQ(split(splitter, "佐藤さんは\n東京 へ"), (std::vector<std::string>{"佐藤/43", "さん/55", "は/16", "東京/46", "へ/13"}));
  EXPECT_EQ(split(splitter, "ヌポロム"), (std::vector<std::string>{"ヌポロム/45?"}));
  EXPECT_TRUE(split(splitter, "").empty());
}

// 京都 is no word of 東京都 as it is split, and yet a place that the dictionary sees in it.
TEST(MecabSplitter, TellsProperNamesThatBecameNoWord) {
  const MecabSplitter splitter;
  ASSERT_TRUE(splitter.has_dictionary()) << "install mecab-ipadic-utf8";
  const auto normal = domain::normalise_text(to_code_points("今日\n東京都"));
  const auto morphemes = splitter.split(normal);
  const domain::Morpheme kyoto{4, 6, 46, true};
  EXPECT_GE(std::ranges::count(morphemes.names, kyoto), 1);
  EXPECT_EQ(std::ranges::count(morphemes.words, kyoto), 0);
  EXPECT_TRUE(std::ranges::is_sorted(morphemes.names, {}, &domain::Morpheme::begin));
}

TEST(MecabSplitter, GivesNoMorphemesWhereTheDictionaryIsMissing) {
  const MecabSplitter splitter{"/nonexistent/dictionary"};
  EXPECT_FALSE(splitter.has_dictionary());
  EXPECT_TRUE(split(splitter, "東京").empty());
}

TEST(MecabSplitter, AnswersManyThreadsAtOnceAsItAnswersOne) {
  const MecabSplitter splitter;
  const std::string text = "みさき中央電力の西浜第三変電所で、監視装置が応答しなくなった。";
  const auto alone = split(splitter, text);
  std::vector<std::vector<std::string>> answers(4);
  std::vector<std::thread> threads;
  for (auto& answer : answers) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) answer = split(splitter, text);
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& answer : answers) EXPECT_EQ(answer, alone);
}

}  // namespace
}  // namespace noroshi::mecab
