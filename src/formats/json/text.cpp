#include "formats/json/text.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace noroshi::json {

auto read_text(const Value& value, std::size_t chars_max) -> Result<std::string> {
  const auto refuse = [](std::string message) { return fail(ErrorCode::InvalidInput, "invalid_text", std::move(message)); };
  const auto* text = value.text();
  if (text == nullptr) return refuse(fmt::format("is {}: send a text", value.kind()));
  if (const auto forbidden = find_forbidden_character(*text)) {
    return refuse(fmt::format("holds the character {}, which is not allowed: take it out", *forbidden));
  }
  auto normal = to_nfc(*text);
  if (chars_max != no_limit && count_code_points(normal) > chars_max) {
    return refuse(fmt::format("is longer than {} characters: shorten it", chars_max));
  }
  return normal;
}

}  // namespace noroshi::json
