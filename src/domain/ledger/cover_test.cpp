#include "domain/ledger/cover.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

TEST(Cover, MovesOnByTheSameStepIdleOrNot) {
  for (const std::uint64_t backlog : {0U, 1U, 7U, 15U, 16U}) {
    const auto step = next_published_size(100, 100 + backlog, 16);
    EXPECT_EQ(step.publish_to, 116U) << backlog;
    EXPECT_EQ(step.covers_needed, 16 - backlog);
  }
}

TEST(Cover, MovesOnByWholeStepsUnderOverload) {
  EXPECT_EQ(next_published_size(100, 117, 16).publish_to, 132U);
  EXPECT_EQ(next_published_size(100, 117, 16).covers_needed, 15U);
  EXPECT_EQ(next_published_size(100, 132, 16).covers_needed, 0U);
}

RC_GTEST_PROP(Cover, PublishesEverythingAndLeaksNothingBelowCapacity, ()) {
  const auto step = *rc::gen::inRange<std::uint64_t>(1, 1000);
  std::uint64_t published = 0;
  std::uint64_t size = 0;
  for (const auto arrivals : *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, step + 1))) {
    size += arrivals;
    const auto next = next_published_size(published, size, step);
    RC_ASSERT(next.publish_to == published + step);
    RC_ASSERT(size + next.covers_needed == next.publish_to);
    published = next.publish_to;
    size += next.covers_needed;
  }
}

RC_GTEST_PROP(Cover, GrowsByMultiplesAlways, ()) {
  const auto step = *rc::gen::inRange<std::uint64_t>(1, 50);
  const auto published = *rc::gen::inRange<std::uint64_t>(0, 10'000);
  const auto backlog = *rc::gen::inRange<std::uint64_t>(0, 10'000);
  const auto next = next_published_size(published, published + backlog, step);
  RC_ASSERT((next.publish_to - published) % step == 0U);
  RC_ASSERT(next.publish_to > published);
  RC_ASSERT(next.publish_to >= published + backlog);
  RC_ASSERT(next.covers_needed < step || backlog == 0U);
}

}  // namespace
}  // namespace noroshi::domain
