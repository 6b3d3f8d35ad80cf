#include "base/text.hpp"

#include "base/result.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace noroshi {
namespace {

auto normalise(std::string_view text, const icu::Normalizer2* form) -> std::string {
  UErrorCode status = U_ZERO_ERROR;
  const auto normal = form->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), status);
  NOROSHI_ASSERT(U_SUCCESS(status));
  std::string out;
  normal.toUTF8String(out);
  return out;
}

auto nfc() -> const icu::Normalizer2* {
  UErrorCode status = U_ZERO_ERROR;
  static const auto* form = icu::Normalizer2::getNFCInstance(status);
  NOROSHI_ASSERT(form != nullptr);
  return form;
}

auto nfkc_casefold() -> const icu::Normalizer2* {
  UErrorCode status = U_ZERO_ERROR;
  static const auto* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  NOROSHI_ASSERT(form != nullptr);
  return form;
}

auto is_forbidden(UChar32 c) -> bool {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  // Not u_iscntrl: that one takes zero-width and other format characters for controls.
  if (u_charType(c) == U_CONTROL_CHAR || U_IS_UNICODE_NONCHAR(c)) return true;
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C;
}

}  // namespace

auto is_utf8(std::string_view text) -> bool {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    if (c < 0) return false;
  }
  return true;
}

auto to_nfc(std::string_view text) -> std::string { return normalise(text, nfc()); }

auto fold_for_match(std::string_view text) -> std::string {
  std::vector<char32_t> kept;
  for (const auto c : to_code_points(normalise(text, nfkc_casefold()))) {
    if (!u_isUWhiteSpace(static_cast<UChar32>(c))) kept.push_back(c);
  }
  return to_utf8(kept);
}

auto to_code_points(std::string_view text) -> std::vector<char32_t> {
  std::vector<char32_t> points;
  points.reserve(text.size());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), at, size, c);
    points.push_back(static_cast<char32_t>(c));
  }
  return points;
}

auto to_utf8(char32_t code_point) -> std::string {
  char buffer[U8_MAX_LENGTH];
  std::int32_t at = 0;
  U8_APPEND_UNSAFE(buffer, at, static_cast<UChar32>(code_point));
  return {buffer, static_cast<std::size_t>(at)};
}

auto to_utf8(const std::vector<char32_t>& code_points) -> std::string {
  std::string text;
  text.reserve(code_points.size() * 3);
  for (const auto c : code_points) text += to_utf8(c);
  return text;
}

auto count_code_points(std::string_view text) -> std::size_t {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

auto find_forbidden_character(std::string_view text) -> std::optional<std::string> {
  for (const auto c : to_code_points(text)) {
    if (is_forbidden(static_cast<UChar32>(c))) return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
  }
  return std::nullopt;
}

auto trim(std::string_view text) -> std::string {
  const auto points = to_code_points(text);
  std::size_t begin = 0;
  std::size_t end = points.size();
  while (begin < end && u_isUWhiteSpace(static_cast<UChar32>(points[begin]))) ++begin;
  while (end > begin && u_isUWhiteSpace(static_cast<UChar32>(points[end - 1]))) --end;
  return to_utf8({points.begin() + static_cast<long>(begin), points.begin() + static_cast<long>(end)});
}

}  // namespace noroshi
