#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace noroshi::rules {

/// One TOML value with the line it begins on, so that an error can name the place. Tables keep the order of the file; a date stands
/// as its text ("2022-06-17").
class Value {
public:
  using Array = std::vector<Value>;
  using Table = std::vector<std::pair<std::string, Value>>;
  using Content = std::variant<std::string, std::int64_t, double, bool, Array, Table>;

  Value(Content content, std::size_t line) : content_{std::move(content)}, line_{line} {}

  auto line() const -> std::size_t { return line_; }
  /// "string", "integer", "number", "boolean", "array" or "table": for messages.
  auto kind() const -> std::string_view;

  // Null, or nothing, when the value is of another kind.
  auto string() const -> const std::string* { return std::get_if<std::string>(&content_); }
  auto integer() const -> std::optional<std::int64_t>;
  auto number() const -> std::optional<double>;  ///< integers too
  auto boolean() const -> std::optional<bool>;
  auto array() const -> const Array* { return std::get_if<Array>(&content_); }
  auto table() const -> const Table* { return std::get_if<Table>(&content_); }

  /// The member of a table; null when this is no table or has no such member.
  auto find(std::string_view key) const -> const Value*;

private:
  Content content_;
  std::size_t line_;
};

/// The whole file as one table. Error `rules_toml` names line and column.
auto parse_toml(std::string_view text) -> Result<Value>;

}  // namespace noroshi::rules
