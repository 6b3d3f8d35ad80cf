#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace noroshi::domain {

/// An address or a range of addresses; IPv4 as ::ffff:a.b.c.d, so that one comparison serves both.
struct AddressRange {
  std::array<std::uint8_t, 16> bytes{};
  int prefix = 128;

  auto contains(const AddressRange& inner) const -> bool;
};

/// "192.0.2.1", "2001:db8::/32"; nothing for anything else (leading zeros, octets over 255, prefixes too long).
auto parse_address_range(std::string_view text) -> std::optional<AddressRange>;

/// Ranges that only mean something inside one's own network (RFC 1918, 4193, 3927, 6598, loopback).
auto is_private(const AddressRange& range) -> bool;

/// "hxxps://evil[.]example" and the like as it was before it was made harmless; `text` itself otherwise.
auto refang(std::string_view text) -> std::string;
/// True when the writer made the address harmless: a sign that it is the attacker's.
auto is_defanged(std::string_view text) -> bool;

/// The number of single-letter changes between two texts, counted up to `limit` + 1.
auto edit_distance(std::u32string_view left, std::u32string_view right, std::size_t limit) -> std::size_t;

}  // namespace noroshi::domain
