#pragma once

#include "base/bytes.hpp"

#include <initializer_list>

namespace noroshi {

/// SHA-256 (FIPS 180-4) of the concatenation of the parts.
auto sha256(std::initializer_list<BytesView> parts) -> Bytes32;
inline auto sha256(BytesView bytes) -> Bytes32 { return sha256({bytes}); }
inline auto sha256(std::string_view text) -> Bytes32 { return sha256({as_bytes(text)}); }

/// HMAC-SHA-256 (RFC 2104): the one PRF of the house, for handles and tags.
auto hmac_sha256(BytesView key, BytesView message) -> Bytes32;

}  // namespace noroshi
