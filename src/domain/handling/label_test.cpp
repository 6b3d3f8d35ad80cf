#include "domain/handling/label.hpp"

#include "domain/party/names_come_back_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace noroshi::domain {
namespace {

constexpr std::array all_labels{Tlp::Clear, Tlp::Green, Tlp::Amber, Tlp::AmberStrict, Tlp::Red};

auto any_terms() -> Terms {
  Terms terms;
  terms.tlp = all_labels[*rc::gen::inRange<std::size_t>(0, all_labels.size())];
  for (const int number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 7)))
    terms.purposes.insert(static_cast<Purpose>(number));
  const auto any_time =
      rc::gen::maybe(rc::gen::map(rc::gen::inRange(0, 1000), [](int minutes) { return UtcTime{std::chrono::minutes{minutes}}; }));
  if (const auto time = *any_time) terms.embargo_until = *time;
  if (const auto time = *any_time) terms.expires_at = *time;
  return terms;
}

/// Nobody may do under `narrow` what `wide` does not allow.
auto is_no_wider(const Terms& narrow, const Terms& wide) -> bool {
  const bool purposes = std::includes(wide.purposes.begin(), wide.purposes.end(), narrow.purposes.begin(), narrow.purposes.end());
  const bool embargo = !wide.embargo_until || (narrow.embargo_until && *narrow.embargo_until >= *wide.embargo_until);
  const bool expiry = !wide.expires_at || (narrow.expires_at && *narrow.expires_at <= *wide.expires_at);
  return narrow.tlp >= wide.tlp && purposes && embargo && expiry;
}

TEST(Tlp, ComesBackFromItsText) {
  for (const auto tlp : all_labels) EXPECT_EQ(parse_tlp(to_text(tlp)), tlp);
  EXPECT_EQ(to_text(Tlp::AmberStrict), "TLP:AMBER+STRICT");
}

TEST(Tlp, IsReadInEveryUsualSpelling) {
  EXPECT_EQ(parse_tlp("green"), Tlp::Green);
  EXPECT_EQ(parse_tlp(" tlp: Amber+Strict "), Tlp::AmberStrict);
  EXPECT_EQ(parse_tlp("TLP:WHITE"), Tlp::Clear);
  EXPECT_EQ(parse_tlp("white"), Tlp::Clear);
}

TEST(Tlp, ReadsWhatNobodyKnowsAsRed) {
  for (const auto* text : {"", "TLP:", "TLP:BLUE", "amber strict", "AMBER+", "TLP:TLP:GREEN", "greenish", "緑", "CLEAR,RED", "\xff"}) {
    EXPECT_EQ(parse_tlp(text), Tlp::Red) << text;
  }
}

RC_GTEST_PROP(Tlp, OfAWordWithOneLetterTooManyIsRed, ()) {
  std::string word{to_text(*rc::gen::elementOf(all_labels))};
  const auto at = *rc::gen::inRange<std::size_t>(4, word.size() + 1);
  word.insert(at, 1, *rc::gen::inRange('a', 'z'));
  RC_ASSERT(parse_tlp(word) == Tlp::Red);
}

TEST(Purpose, ComesBackFromItsText) {
  expect_names_come_back<Purpose>(parse_purpose, 7);
  EXPECT_EQ(to_text(Purpose::CrossSectorWarning), "cross_sector_warning");
}

TEST(Purpose, IsRegulatoryWhenItServesTheAuthorityAndNotTheSharing) {
  for (const auto purpose : {Purpose::Supervision, Purpose::Guidance, Purpose::Investigation}) EXPECT_TRUE(is_regulatory(purpose));
  for (const auto purpose : {Purpose::Response, Purpose::TechnicalAnalysis, Purpose::CrossSectorWarning, Purpose::Statistics}) {
    EXPECT_FALSE(is_regulatory(purpose));
  }
}

RC_GTEST_PROP(Meet, DoesNotDependOnOrderOrRepetition, ()) {
  const auto left = any_terms();
  const auto right = any_terms();
  const auto third = any_terms();
  RC_ASSERT(meet(left, right) == meet(right, left));
  RC_ASSERT(meet(left, left) == left);
  RC_ASSERT(meet(meet(left, right), third) == meet(left, meet(right, third)));
}

RC_GTEST_PROP(Meet, NeverWidensEitherSide, ()) {
  const auto left = any_terms();
  const auto right = any_terms();
  RC_ASSERT(is_no_wider(meet(left, right), left));
  RC_ASSERT(is_no_wider(meet(left, right), right));
}

RC_GTEST_PROP(Meet, LeavesTheNarrowerOfTwoAsItIs, ()) {
  const auto wide = any_terms();
  const auto narrow = meet(wide, any_terms());
  RC_ASSERT(meet(narrow, wide) == narrow);
}

}  // namespace
}  // namespace noroshi::domain
