#pragma once

#include "formats/json/value.hpp"

#include <limits>

namespace noroshi::json {

inline constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// A text as every field takes it: no NUL, control or bidi control, normalised to NFC, at most `chars_max` characters.
/// The error's message says what to mend.
auto read_text(const Value& value, std::size_t chars_max) -> Result<std::string>;

}  // namespace noroshi::json
