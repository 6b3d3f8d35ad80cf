#include "formats/rules/toml.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <type_traits>

namespace noroshi::rules {
namespace {

// Position in the file, by which a table gets its order back (toml++ sorts the keys).
auto place(const toml::node& node) -> std::pair<std::size_t, std::size_t> { return {node.source().begin.line, node.source().begin.column}; }

template <class T> auto written(const T& value) -> std::string {
  std::ostringstream out;
  out << value;
  return out.str();
}

auto convert(const toml::node& node) -> Value;

auto convert_array(const toml::array& array) -> Value::Array {
  Value::Array items;
  for (const auto& item : array) items.push_back(convert(item));
  return items;
}

auto convert_table(const toml::table& table) -> Value::Table {
  std::vector<std::pair<std::string, const toml::node*>> members;
  for (const auto& [key, value] : table) members.emplace_back(std::string{key.str()}, &value);
  std::ranges::stable_sort(members, {}, [](const auto& member) { return place(*member.second); });
  Value::Table entries;
  for (const auto& member : members) entries.emplace_back(member.first, convert(*member.second));
  return entries;
}

auto convert(const toml::node& node) -> Value {
  const std::size_t line = node.source().begin.line;
  if (const auto* text = node.as_string()) return {Value::Content{text->get()}, line};
  if (const auto* integer = node.as_integer()) return {Value::Content{integer->get()}, line};
  if (const auto* number = node.as_floating_point()) return {Value::Content{number->get()}, line};
  if (const auto* boolean = node.as_boolean()) return {Value::Content{boolean->get()}, line};
  if (const auto* array = node.as_array()) return {Value::Content{convert_array(*array)}, line};
  if (const auto* table = node.as_table()) return {Value::Content{convert_table(*table)}, line};
  if (const auto* date = node.as_date()) return {Value::Content{written(date->get())}, line};
  if (const auto* time = node.as_time()) return {Value::Content{written(time->get())}, line};
  return {Value::Content{written(node.as_date_time()->get())}, line};
}

}  // namespace

auto Value::kind() const -> std::string_view {
  static constexpr std::string_view names[] = {"string", "integer", "number", "boolean", "array", "table"};
  return names[content_.index()];
}

auto Value::integer() const -> std::optional<std::int64_t> {
  const auto* value = std::get_if<std::int64_t>(&content_);
  return value ? std::optional{*value} : std::nullopt;
}

auto Value::number() const -> std::optional<double> {
  if (const auto* value = std::get_if<double>(&content_)) return *value;
  const auto* whole = std::get_if<std::int64_t>(&content_);
  return whole ? std::optional{static_cast<double>(*whole)} : std::nullopt;
}

auto Value::boolean() const -> std::optional<bool> {
  const auto* value = std::get_if<bool>(&content_);
  return value ? std::optional{*value} : std::nullopt;
}

auto Value::find(std::string_view key) const -> const Value* {
  const auto* entries = table();
  if (entries == nullptr) return nullptr;
  const auto found = std::ranges::find(*entries, key, [](const auto& entry) { return std::string_view{entry.first}; });
  return found == entries->end() ? nullptr : &found->second;
}

auto parse_toml(std::string_view text) -> Result<Value> {
  try {
    return convert(toml::parse(text));
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::InvalidInput, "rules_toml",
                fmt::format("line {}, column {}: {}; mend the file and load it again", error.source().begin.line,
                            error.source().begin.column, error.description()));
  }
}

}  // namespace noroshi::rules
