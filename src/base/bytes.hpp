#pragma once

#include "base/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;
/// 32 bytes: a SHA-256 digest, a key, a commitment.
using Bytes32 = std::array<std::uint8_t, 32>;

inline auto as_bytes(std::string_view text) -> BytesView { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }
inline auto as_text(BytesView bytes) -> std::string_view { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

auto to_hex(BytesView bytes) -> std::string;
auto from_hex(std::string_view text) -> Result<Bytes>;
/// Standard alphabet with padding (RFC 4648 §4); decoding is strict: canonical, no white space.
auto to_base64(BytesView bytes) -> std::string;
auto from_base64(std::string_view text) -> Result<Bytes>;
/// URL and file name safe, without padding (RFC 4648 §5).
auto to_base64url(BytesView bytes) -> std::string;

/// 32 bytes exactly, or `InvalidInput`.
auto to_bytes32(BytesView bytes) -> Result<Bytes32>;

/// Takes the same time wherever the first difference stands; lengths are public.
auto equal_constant_time(BytesView left, BytesView right) -> bool;

/// Overwrites memory in a way that the compiler may not take out.
void wipe(void* data, std::size_t size);

}  // namespace noroshi
