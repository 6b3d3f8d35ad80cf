#include "domain/anonymise/word_matcher.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <tuple>

namespace noroshi::domain {
namespace {

auto key(const WordHit& hit) { return std::tie(hit.begin, hit.end, hit.tag); }

TEST(WordMatcher, ReportsWordsInsideWords) {
  WordMatcher matcher;
  matcher.add(U"発電所", 1);
  matcher.add(U"水力発電所", 2);
  matcher.add(U"電", 3);
  matcher.build();
  EXPECT_EQ(matcher.find(U"水力発電所").size(), 3U);
  EXPECT_TRUE(matcher.find(U"発着所").empty());
}

RC_GTEST_PROP(WordMatcher, FindsExactlyWhatASlowSearchFinds, ()) {
  const auto letters = rc::gen::container<std::u32string>(rc::gen::element(U'a', U'b', U'漢'));
  const auto words = *rc::gen::container<std::vector<std::u32string>>(letters);
  const auto text = *letters;
  WordMatcher matcher;
  std::vector<WordHit> expected;
  for (std::size_t tag = 0; tag < words.size(); ++tag) {
    matcher.add(words[tag], static_cast<std::uint32_t>(tag));
    for (std::size_t at = 0; !words[tag].empty() && at + words[tag].size() <= text.size(); ++at) {
      if (text.compare(at, words[tag].size(), words[tag]) == 0)
        expected.push_back({at, at + words[tag].size(), static_cast<std::uint32_t>(tag)});
    }
  }
  matcher.build();
  auto found = matcher.find(text);
  const auto less = [](const WordHit& left, const WordHit& right) { return key(left) < key(right); };
  std::ranges::sort(found, less);
  std::ranges::sort(expected, less);
  RC_ASSERT(std::ranges::equal(found, expected, [](const auto& left, const auto& right) { return key(left) == key(right); }));
}

}  // namespace
}  // namespace noroshi::domain
