#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace noroshi::json {

/// A parsed JSON value, read-only. Objects keep the order in which their members came; names are unique (the parser refuses others).
class Value {
public:
  using Items = std::vector<Value>;
  using Members = std::vector<std::pair<std::string, Value>>;

  Value() = default;  ///< null
  template <class T>
  requires(!std::is_same_v<std::remove_cvref_t<T>, Value>) explicit Value(T&& content) : content_{std::forward<T>(content)} {}

  auto is_null() const -> bool { return std::holds_alternative<std::monostate>(content_); }
  auto text() const -> const std::string* { return std::get_if<std::string>(&content_); }
  auto integer() const -> const std::int64_t* { return std::get_if<std::int64_t>(&content_); }
  auto boolean() const -> const bool* { return std::get_if<bool>(&content_); }
  auto items() const -> const Items* { return std::get_if<Items>(&content_); }
  auto members() const -> const Members* { return std::get_if<Members>(&content_); }
  /// An integer counts as a number.
  auto number() const -> std::optional<double>;
  /// The member of an object; null pointer when it is absent or this is no object.
  auto find(std::string_view name) const -> const Value*;
  /// "a text", "an object": for messages.
  auto kind() const -> std::string_view;

private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Items, Members> content_;
};

}  // namespace noroshi::json
