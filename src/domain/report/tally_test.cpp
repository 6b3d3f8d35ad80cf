#include "domain/report/tally.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

auto at(std::string_view text) -> UtcTime { return *parse_rfc3339(text); }

TEST(TallyPeriod, IsTheMonthInJapan) {
  EXPECT_EQ(period_of(at("2026-11-30T14:59:59.999Z")), "2026-11");
  EXPECT_EQ(period_of(at("2026-11-30T15:00:00.000Z")), "2026-12");
}

TEST(TallyPeriod, EndsAtMidnightInJapanAndTurnsTheYear) {
  EXPECT_EQ(*end_of_period("2026-11"), at("2026-11-30T15:00:00.000Z"));
  EXPECT_EQ(*end_of_period("2026-12"), at("2026-12-31T15:00:00.000Z"));
  EXPECT_EQ(*period_before("2027-01"), "2026-12");
}

TEST(TallyPeriod, IsNothingElse) {
  for (const auto* text : {"", "2026", "2026-13", "2026-00", "2026-1", "26-11", "2026/11", "2026-11-", "2026-1a", "-026-11", "+026-11"})
    EXPECT_FALSE(end_of_period(text).has_value()) << text;
}

}  // namespace
}  // namespace noroshi::domain
