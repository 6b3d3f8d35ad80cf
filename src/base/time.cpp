#include "base/time.hpp"

#include <fmt/format.h>

#include <optional>

namespace noroshi {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr auto japan_offset = hours{9};

/// Reads exactly `count` digits at `at` and moves on.
auto take_digits(std::string_view text, std::size_t& at, std::size_t count) -> std::optional<int> {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i, ++at) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
    value = value * 10 + (text[at] - '0');
  }
  return value;
}

auto take(std::string_view text, std::size_t& at, char wanted) -> bool {
  if (at >= text.size() || text[at] != wanted) return false;
  ++at;
  return true;
}

auto take_date(std::string_view text, std::size_t& at) -> std::optional<std::chrono::sys_days> {
  const auto year = take_digits(text, at, 4);
  if (!year || !take(text, at, '-')) return std::nullopt;
  const auto month = take_digits(text, at, 2);
  if (!month || !take(text, at, '-')) return std::nullopt;
  const auto day = take_digits(text, at, 2);
  if (!day || *year < 1900) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

/// A fraction of a second of any length, cut to milliseconds.
auto take_fraction(std::string_view text, std::size_t& at) -> std::optional<milliseconds> {
  if (!take(text, at, '.')) return milliseconds{0};
  int value = 0;
  std::size_t digits = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits) {
    if (digits < 3) value = value * 10 + (text[at] - '0');
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 3; ++digits) value *= 10;
  return milliseconds{value};
}

auto take_clock(std::string_view text, std::size_t& at) -> std::optional<milliseconds> {
  const auto hour = take_digits(text, at, 2);
  if (!hour || !take(text, at, ':')) return std::nullopt;
  const auto minute = take_digits(text, at, 2);
  if (!minute || !take(text, at, ':')) return std::nullopt;
  const auto second = take_digits(text, at, 2);
  if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const auto fraction = take_fraction(text, at);
  if (!fraction) return std::nullopt;
  return hours{*hour} + minutes{*minute} + seconds{*second} + *fraction;
}

auto take_zone(std::string_view text, std::size_t& at) -> std::optional<minutes> {
  if (take(text, at, 'Z')) return minutes{0};
  const bool west = at < text.size() && text[at] == '-';
  if (!take(text, at, west ? '-' : '+')) return std::nullopt;
  const auto hour = take_digits(text, at, 2);
  if (!hour || !take(text, at, ':')) return std::nullopt;
  const auto minute = take_digits(text, at, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  const auto offset = hours{*hour} + minutes{*minute};
  return west ? -offset : offset;
}

}  // namespace

auto to_rfc3339(UtcTime time) -> std::string {
  const auto day = floor<days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

auto parse_rfc3339(std::string_view text) -> Result<UtcTime> {
  const auto bad = [] {
    return fail(ErrorCode::InvalidInput, "time", "a time is written as 2016-12-15T16:00:00+09:00 or with Z (RFC 3339)");
  };
  std::size_t at = 0;
  const auto day = take_date(text, at);
  if (!day || !take(text, at, 'T')) return bad();
  const auto clock = take_clock(text, at);
  if (!clock) return bad();
  const auto zone = take_zone(text, at);
  if (!zone || at != text.size()) return bad();
  return UtcTime{*day} + *clock - *zone;
}

auto to_japan_text(UtcTime time) -> std::string {
  const auto local = time + japan_offset;
  const auto day = floor<days>(local);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{local - day};
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), clock.hours().count(), clock.minutes().count());
}

auto japan_minute_of_day(UtcTime time) -> int {
  const auto local = time + japan_offset;
  return static_cast<int>(floor<minutes>(local - floor<days>(local)).count());
}

}  // namespace noroshi
