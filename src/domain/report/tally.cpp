#include "domain/report/tally.hpp"

#include <fmt/format.h>

#include <charconv>

namespace noroshi::domain {
namespace {

using std::chrono::year_month;

constexpr std::chrono::hours japan_offset{9};

auto text_of(year_month month) -> std::string {
  return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

auto read_number(std::string_view digits) -> int {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && end == digits.data() + digits.size() ? number : -1;
}

auto parse_period(std::string_view period) -> Result<year_month> {
  const bool shaped = period.size() == 7 && period[4] == '-';
  const year_month month{std::chrono::year{shaped ? read_number(period.substr(0, 4)) : -1},
                         std::chrono::month{static_cast<unsigned>(shaped ? std::max(0, read_number(period.substr(5))) : 0)}};
  if (month.ok() && month.year() >= std::chrono::year{1900} && text_of(month) == period) return month;
  return fail({FieldError{"period", "a month as 2026-11"}});
}

}  // namespace

auto period_of(UtcTime now) -> std::string {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(now + japan_offset)};
  return text_of(day.year() / day.month());
}

auto period_before(std::string_view period) -> Result<std::string> {
  return text_of(NOROSHI_TRY(parse_period(period)) - std::chrono::months{1});
}

auto end_of_period(std::string_view period) -> Result<UtcTime> {
  const auto next = NOROSHI_TRY(parse_period(period)) + std::chrono::months{1};
  return UtcTime{std::chrono::sys_days{next / 1}} - japan_offset;
}

}  // namespace noroshi::domain
