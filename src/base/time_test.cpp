#include "base/time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi {
namespace {

auto at(std::string_view text) -> UtcTime { return parse_rfc3339(text).value(); }

TEST(Time, ReadsEveryZoneIntoUtc) {
  EXPECT_EQ(to_rfc3339(at("2016-12-15T16:00:00+09:00")), "2016-12-15T07:00:00.000Z");
  EXPECT_EQ(to_rfc3339(at("2016-12-31T20:30:00-05:30")), "2017-01-01T02:00:00.000Z");
  EXPECT_EQ(to_rfc3339(at("2024-02-29T00:00:00.5Z")), "2024-02-29T00:00:00.500Z");
  EXPECT_EQ(to_rfc3339(at("2024-02-29T23:59:59.999999999Z")), "2024-02-29T23:59:59.999Z");
  EXPECT_EQ(at("1970-01-01T00:00:00Z"), UtcTime{});
}

TEST(Time, RefusesEverythingElse) {
  for (const auto* bad : {"",
                          "2016-12-15",
                          "2016-12-15T16:00:00",
                          "2016-12-15 16:00:00Z",
                          "2016-12-15t16:00:00z",
                          "2016-12-15T16:00Z",
                          "2016-12-15T24:00:00Z",
                          "2016-12-15T23:60:00Z",
                          "2016-12-31T23:59:60Z",
                          "2015-02-29T00:00:00Z",
                          "2016-13-01T00:00:00Z",
                          "2016-00-01T00:00:00Z",
                          "2016-01-00T00:00:00Z",
                          "1899-12-31T23:59:59Z",
                          "16-12-15T16:00:00Z",
                          "2016-12-15T16:00:00.Z",
                          "2016-12-15T16:00:00+0900",
                          "2016-12-15T16:00:00+24:00",
                          "2016-12-15T16:00:00+09:60",
                          "2016-12-15T16:00:00Z ",
                          " 2016-12-15T16:00:00Z",
                          "+016-12-15T16:00:00Z",
                          "2016-12-15T16:00:00ZZ",
                          "2016-12-15T1a:00:00Z"}) {
    const auto time = parse_rfc3339(bad);
    ASSERT_FALSE(time) << bad;
    EXPECT_EQ(time.error().code, ErrorCode::InvalidInput);
  }
}

RC_GTEST_PROP(Time, ReadsBackAsItWasWritten, ()) {
  const auto milliseconds = *rc::gen::inRange<std::int64_t>(-2'208'988'800'000, 253'402'300'800'000);  // 1900 to 9999
  const UtcTime time{std::chrono::milliseconds{milliseconds}};
  RC_ASSERT(at(to_rfc3339(time)) == time);
}

RC_GTEST_PROP(Time, IsTheSameMomentInEveryZone, ()) {
  const auto seconds = *rc::gen::inRange<std::int64_t>(0, 4'000'000'000);
  const auto hours = *rc::gen::inRange(0, 14);
  const UtcTime time{std::chrono::seconds{seconds}};
  auto local = to_rfc3339(time + std::chrono::hours{hours});
  local.replace(local.size() - 1, 1, "+" + std::string{static_cast<char>('0' + hours / 10), static_cast<char>('0' + hours % 10)} + ":00");
  RC_ASSERT(at(local) == time);
}

TEST(Time, IsNineHoursLaterInJapan) {
  EXPECT_EQ(to_japan_text(at("2016-12-15T07:00:00Z")), "2016-12-15 16:00");
  EXPECT_EQ(to_japan_text(at("2016-12-31T15:00:59.999Z")), "2017-01-01 00:00");
  EXPECT_EQ(japan_minute_of_day(at("2016-12-15T14:59:59.999Z")), 1439);
  EXPECT_EQ(japan_minute_of_day(at("2016-12-15T15:00:00Z")), 0);
  EXPECT_EQ(japan_minute_of_day(at("1969-12-31T14:59:00Z")), 1439);
}

}  // namespace
}  // namespace noroshi
