#pragma once

#include "base/bytes.hpp"
#include "domain/report/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace noroshi::wire {

struct JsonMember;

/// JSON that came in, already bounded and checked: well-formed UTF-8, no key twice, no forbidden character, whole numbers kept whole.
struct JsonValue {
  using Array = std::vector<JsonValue>;
  using Object = std::vector<JsonMember>;
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> value;
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

struct JsonBounds {
  std::size_t bytes_max = domain::limits::dispatch_bytes_max;
  std::size_t depth_max = domain::limits::json_depth_max;
  std::size_t members_max = domain::limits::json_members_max;  ///< members and elements of the whole document
};

/// Errors: `json_too_large` (TooLarge), `json_malformed`, or every repeated key and forbidden character by its place.
auto parse_json(BytesView bytes, const JsonBounds& bounds = {}) -> Result<JsonValue>;

/// "facts" and "duration_min" make "facts/duration_min".
auto join_path(std::string_view path, std::string_view name) -> std::string;

}  // namespace noroshi::wire
