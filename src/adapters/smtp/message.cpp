#include "adapters/smtp/message.hpp"

#include "base/bytes.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace noroshi::smtp {
namespace {

constexpr std::size_t address_chars_max = 254;
constexpr std::size_t line_chars_max = 76;
constexpr std::size_t word_bytes_max = 42;  ///< 56 of base64 and "=?UTF-8?B??=" stay under the 75 of an encoded word

auto is_plain(char c) -> bool { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; }
auto is_local(char c) -> bool { return is_plain(c) || c == '_' || c == '+'; }

/// RFC 2047: encoded words of whole characters, one a line.
auto encode_subject(std::string_view subject) -> std::string {
  std::string header;
  std::string word;
  const auto flush = [&] {
    header += (header.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + to_base64(as_bytes(word)) + "?=");
    word.clear();
  };
  for (const char32_t code_point : to_code_points(subject)) {
    const std::string character = to_utf8(code_point);
    if (word.size() + character.size() > word_bytes_max) flush();
    word += character;
  }
  flush();
  return header;
}

auto encode_body(std::string_view body) -> std::string {
  const std::string flat = to_base64(as_bytes(body));
  std::string lines;
  for (std::size_t at = 0; at < flat.size(); at += line_chars_max) lines += flat.substr(at, line_chars_max) + "\r\n";
  return lines;
}

/// "Thu, 15 Dec 2016 07:00:00 +0000"
auto date_text(UtcTime time) -> std::string {
  constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", weekdays[std::chrono::weekday{day}.c_encoding()],
                     static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace

auto check_address(std::string_view address) -> Result<> {
  const std::size_t at = address.find('@');
  const bool has_parts = at != std::string_view::npos && at > 0 && at + 1 < address.size() && address.size() <= address_chars_max;
  const bool well_formed = has_parts && address.front() != '-' && std::ranges::all_of(address.substr(0, at), is_local) &&
                           std::ranges::all_of(address.substr(at + 1), is_plain);
  if (well_formed) return {};
  return fail(ErrorCode::InvalidInput, "mail_address_bad", "a mail address looks like name@example.jp");
}

auto compose(const Message& message) -> Result<std::string> {
  NOROSHI_TRY(check_address(message.from));
  NOROSHI_TRY(check_address(message.to));
  const std::string host = message.from.substr(message.from.find('@') + 1);
  return fmt::format(
      "Date: {}\r\nFrom: <{}>\r\nTo: <{}>\r\nMessage-ID: <{}@{}>\r\nSubject: {}\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      date_text(message.date), message.from, message.to, message.id, host, encode_subject(message.subject), encode_body(message.body));
}

}  // namespace noroshi::smtp
