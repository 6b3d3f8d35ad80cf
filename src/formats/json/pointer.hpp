#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace noroshi::json {

/// Member names from outside are echoed in errors: cut at this many bytes.
inline constexpr std::size_t echoed_name_bytes_max = 64;

/// `prefix` and one more step of a JSON pointer (RFC 6901), without the leading slash: "facts/duration_min".
auto join_pointer(std::string_view prefix, std::string_view name) -> std::string;
auto to_pointer(const std::vector<std::string>& path) -> std::string;

}  // namespace noroshi::json
