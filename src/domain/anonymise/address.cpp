#include "domain/anonymise/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace noroshi::domain {
namespace {

auto parse_number(std::string_view text, int limit) -> std::optional<int> {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number < 0 || number > limit) return std::nullopt;
  return number;
}

auto parse_v4(std::string_view text) -> std::optional<AddressRange> {
  AddressRange range;
  range.bytes[10] = range.bytes[11] = 0xFF;
  for (std::size_t octet = 0; octet < 4; ++octet) {
    const auto dot = text.find('.');
    if ((dot == std::string_view::npos) != (octet == 3)) return std::nullopt;
    const auto part = text.substr(0, dot);
    const auto number = parse_number(part, 255);
    if (!number || part.size() > 3) return std::nullopt;
    range.bytes[12 + octet] = static_cast<std::uint8_t>(*number);
    if (dot != std::string_view::npos) text.remove_prefix(dot + 1);
  }
  return range;
}

auto parse_v6(std::string_view text) -> std::optional<AddressRange> {
  AddressRange range;
  if (text.size() < 3 || inet_pton(AF_INET6, std::string{text}.c_str(), range.bytes.data()) != 1) return std::nullopt;
  return range;
}

auto replace_all(std::string text, std::string_view from, std::string_view to) -> std::string {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

const std::vector<std::pair<std::string_view, std::string_view>>& defanging() {
  static const std::vector<std::pair<std::string_view, std::string_view>> pairs{
      {"[.]", "."},     {"(.)", "."},     {"{.}", "."},     {"[dot]", "."},       {"(dot)", "."}, {"[://]", "://"},
      {"[:]", ":"},     {"[@]", "@"},     {"(@)", "@"},     {"[at]", "@"},        {"(at)", "@"},  {"hxxp", "http"},
      {"hXXp", "http"}, {"HXXP", "http"}, {"h**p", "http"}, {"fxp://", "ftp://"}, {"[/]", "/"}};
  return pairs;
}

}  // namespace

auto AddressRange::contains(const AddressRange& inner) const -> bool {
  if (inner.prefix < prefix) return false;
  for (int bit = 0; bit < prefix; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    const auto mask = static_cast<std::uint8_t>(0x80U >> static_cast<unsigned>(bit % 8));
    if ((bytes[byte] & mask) != (inner.bytes[byte] & mask)) return false;
  }
  return true;
}

auto parse_address_range(std::string_view text) -> std::optional<AddressRange> {
  const auto slash = text.find('/');
  const auto address = text.substr(0, slash).substr(0, text.substr(0, slash).find('%'));
  const bool is_v4 = address.find(':') == std::string_view::npos;
  auto range = is_v4 ? parse_v4(address) : parse_v6(address);
  if (!range || slash == std::string_view::npos) return range;
  const auto prefix = parse_number(text.substr(slash + 1), is_v4 ? 32 : 128);
  if (!prefix) return std::nullopt;
  range->prefix = is_v4 ? *prefix + 96 : *prefix;
  return range;
}

auto is_private(const AddressRange& range) -> bool {
  static const auto ranges = [] {
    std::vector<AddressRange> parsed;
    for (const auto text : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "0.0.0.0/8",
                            "fc00::/7", "fe80::/10", "::1/128"}) {
      parsed.push_back(*parse_address_range(text));
    }
    return parsed;
  }();
  return std::ranges::any_of(ranges, [&](const AddressRange& own) { return own.contains(range); });
}

auto refang(std::string_view text) -> std::string {
  std::string plain{text};
  for (const auto& [from, to] : defanging()) plain = replace_all(std::move(plain), from, to);
  return plain;
}

auto is_defanged(std::string_view text) -> bool { return refang(text) != text; }

auto edit_distance(std::u32string_view left, std::u32string_view right, std::size_t limit) -> std::size_t {
  const auto difference = left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t column = 0; column <= right.size(); ++column) row[column] = column;
  for (std::size_t line = 1; line <= left.size(); ++line) {
    std::size_t diagonal = row[0];
    row[0] = line;
    for (std::size_t column = 1; column <= right.size(); ++column) {
      const std::size_t replaced = diagonal + (left[line - 1] == right[column - 1] ? 0 : 1);
      diagonal = row[column];
      row[column] = std::min({row[column] + 1, row[column - 1] + 1, replaced});
    }
  }
  return std::min(row[right.size()], limit + 1);
}

}  // namespace noroshi::domain
