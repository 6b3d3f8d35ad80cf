#include "domain/triage/effective_day.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

TEST(EffectiveDay, BeginsAtMidnightInJapan) {
  const auto day = parse_effective_day("2026-10-01");
  ASSERT_TRUE(day);
  EXPECT_EQ(to_rfc3339(*day), "2026-09-30T15:00:00.000Z");
}

TEST(EffectiveDay, IsADayOfTheCalendarAndNothingElse) {
  for (const auto* text : {"", "2026-02-30", "2026-10", "2026-10-1", "2026-10-01T00:00:00Z", " 2026-10-01", "today"}) {
    const auto day = parse_effective_day(text);
    ASSERT_FALSE(day) << text;
    EXPECT_EQ(day.error().message, "has to be a day: 2026-10-01");
  }
}

}  // namespace
}  // namespace noroshi::domain
