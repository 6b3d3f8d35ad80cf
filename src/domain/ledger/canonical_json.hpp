#pragma once

#include <string>
#include <string_view>

namespace noroshi::domain {

/// A JSON string with its quotes, always the same bytes for the same text: only what must be escaped is. `text` is UTF-8.
/// The domain writes the few lines that are hashed or signed with this; reading JSON is for `formats`.
auto quote_json(std::string_view text) -> std::string;

}  // namespace noroshi::domain
