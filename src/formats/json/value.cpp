#include "formats/json/value.hpp"

namespace noroshi::json {

auto Value::number() const -> std::optional<double> {
  if (const auto* whole = integer()) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&content_)) return *real;
  return std::nullopt;
}

auto Value::find(std::string_view name) const -> const Value* {
  if (const auto* all = members()) {
    for (const auto& [key, value] : *all) {
      if (key == name) return &value;
    }
  }
  return nullptr;
}

auto Value::kind() const -> std::string_view {
  static constexpr std::string_view names[] = {"null", "a truth value", "a whole number", "a number", "a text", "a list", "an object"};
  return names[content_.index()];
}

}  // namespace noroshi::json
