#pragma once

#include "domain/report/limits.hpp"
#include "formats/json/value.hpp"

namespace noroshi::json {

struct ParseLimits {
  std::size_t bytes_max = domain::limits::request_bytes_max;
  std::size_t depth_max = domain::limits::json_depth_max;      ///< objects and lists inside each other
  std::size_t members_max = domain::limits::json_members_max;  ///< members and items in all
};

/// Strict: UTF-8, one value and nothing behind it, every name once per object, whole numbers in 64 bits, others finite.
/// Errors: `InvalidInput` "json_malformed"; with the field named for a duplicate name; `TooLarge` over a limit.
auto parse(std::string_view bytes, const ParseLimits& limits = {}) -> Result<Value>;

}  // namespace noroshi::json
