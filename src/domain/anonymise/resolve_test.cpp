#include "base/text.hpp"
#include "domain/anonymise/candidate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

auto reading_of(const std::string& text) -> Reading { return {normalise_text(to_code_points(text)), {}, {}}; }

auto candidate(std::size_t begin, std::size_t end, Rank rank, MaskDecision decision, std::string type = "ORG") -> Candidate {
  Candidate made;
  made.begin = begin;
  made.end = end;
  made.rank = rank;
  made.decision = decision;
  made.type = std::move(type);
  return made;
}

const auto letters = std::string{"abcdefghijklmnopqrst"};

TEST(Resolve, AKeepListStandsBelowTheRegistry) {
  const auto resolved = resolve(reading_of(letters), {candidate(2, 6, Rank::KeepList, MaskDecision::Keep, "MALWARE"),
                                                      candidate(4, 8, Rank::Registry, MaskDecision::Mask)});
  ASSERT_EQ(resolved.size(), 1U);
  EXPECT_EQ(resolved[0].decision, MaskDecision::Mask);
  EXPECT_EQ(resolved[0].begin, 4U);
}

TEST(Resolve, AKeepListStandsAboveGuessesInsideIt) {
  const auto resolved = resolve(
      reading_of(letters), {candidate(2, 9, Rank::KeepList, MaskDecision::Keep, "URL"), candidate(4, 8, Rank::Guess, MaskDecision::Ask)});
  ASSERT_EQ(resolved.size(), 1U);
  EXPECT_EQ(resolved[0].decision, MaskDecision::Keep);
}

TEST(Resolve, AnAddressThatHoldsAnOwnNameGoesAsAWhole) {
  const auto resolved = resolve(reading_of(letters), {candidate(0, 12, Rank::KeepList, MaskDecision::Keep, "URL"),
                                                      candidate(4, 8, Rank::Registry, MaskDecision::Mask)});
  ASSERT_EQ(resolved.size(), 1U);
  EXPECT_EQ(resolved[0].decision, MaskDecision::Ask);
  EXPECT_EQ(resolved[0].end - resolved[0].begin, 12U);
}

TEST(Resolve, TheOuterSpanStaysAndTheRegistrySaysWhoseItIs) {
  auto inner = candidate(2, 6, Rank::Registry, MaskDecision::Mask);
  inner.entity = "own";
  const auto resolved = resolve(reading_of(letters), {candidate(2, 10, Rank::Name, MaskDecision::Mask), inner});
  ASSERT_EQ(resolved.size(), 1U);
  EXPECT_EQ(resolved[0].end, 10U);
  EXPECT_EQ(resolved[0].rank, Rank::Registry);
  EXPECT_EQ(resolved[0].entity, "own");
}

// The union of all detectors: what any of them wants masked is masked, unless a keep of no lower rank covers it.
RC_GTEST_PROP(Resolve, NothingThatWasFoundIsLostAndNothingOverlaps, ()) {
  const auto reading = reading_of(letters);
  Candidates found;
  const auto count = *rc::gen::inRange(0, 8);
  for (int made = 0; made < count; ++made) {
    const auto begin = *rc::gen::inRange<std::size_t>(0, 19);
    const auto end = *rc::gen::inRange<std::size_t>(begin + 1, 21);
    found.push_back(candidate(begin, end, *rc::gen::element(Rank::Guess, Rank::Name, Rank::Structured, Rank::Registry),
                              *rc::gen::element(MaskDecision::Mask, MaskDecision::Ask, MaskDecision::Generalise)));
  }
  const auto resolved = resolve(reading, found);
  std::vector<int> covered(20);
  for (const auto& span : resolved) {
    for (std::size_t at = span.begin; at < span.end; ++at) ++covered[at];
  }
  for (const auto& span : found) {
    for (std::size_t at = span.begin; at < span.end; ++at) RC_ASSERT(covered[at] == 1);
  }
}

}  // namespace
}  // namespace noroshi::domain
