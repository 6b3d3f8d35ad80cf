#include "formats/wire/json_value.hpp"

#include "base/text.hpp"

#include <simdjson.h>

#include <unordered_set>

namespace noroshi::wire {
namespace {

/// Copies simdjson's document into our tree and notes all that is wrong with it on the way.
class TreeBuilder {
public:
  explicit TreeBuilder(const JsonBounds& bounds) : members_left_{bounds.members_max} {}

  auto build(const simdjson::dom::element& element, const std::string& path) -> JsonValue {
    switch (element.type()) {
      case simdjson::dom::element_type::OBJECT: return {build_object(element.get_object().value_unsafe(), path)};
      case simdjson::dom::element_type::ARRAY: return {build_array(element.get_array().value_unsafe(), path)};
      case simdjson::dom::element_type::STRING: return {checked_text(element.get_string().value_unsafe(), path)};
      case simdjson::dom::element_type::BOOL: return {element.get_bool().value_unsafe()};
      case simdjson::dom::element_type::INT64: return {element.get_int64().value_unsafe()};
      case simdjson::dom::element_type::DOUBLE: return {element.get_double().value_unsafe()};
      case simdjson::dom::element_type::UINT64: note(path, "a whole number here is at most 9223372036854775807"); return {nullptr};
      case simdjson::dom::element_type::NULL_VALUE: return {nullptr};
    }
    return {nullptr};
  }

  auto mistakes() -> std::vector<FieldError>& { return mistakes_; }
  auto overflowed() const -> bool { return overflowed_; }

private:
  auto build_object(const simdjson::dom::object& object, const std::string& path) -> JsonValue::Object {
    JsonValue::Object result;
    std::unordered_set<std::string_view> seen;
    for (const auto& field : object) {
      if (!spend()) break;
      std::string name = checked_text(field.key, path);
      const std::string inner = join_path(path, name);
      if (!seen.insert(field.key).second) note(inner, "stands here twice; send it once");
      result.push_back({std::move(name), build(field.value, inner)});
    }
    return result;
  }

  auto build_array(const simdjson::dom::array& array, const std::string& path) -> JsonValue::Array {
    JsonValue::Array result;
    for (const auto& element : array) {
      if (!spend()) break;
      result.push_back(build(element, join_path(path, std::to_string(result.size()))));
    }
    return result;
  }

  auto checked_text(std::string_view text, const std::string& path) -> std::string {
    if (!is_utf8(text)) {
      note(path, "is not well-formed UTF-8");
      return {};
    }
    if (const auto forbidden = find_forbidden_character(text)) note(path, "holds the character " + *forbidden + "; take it out");
    return std::string{text};
  }

  auto spend() -> bool {
    overflowed_ = overflowed_ || members_left_ == 0;
    if (!overflowed_) --members_left_;
    return !overflowed_;
  }

  void note(const std::string& path, std::string message) {
    if (mistakes_.size() < domain::limits::list_items_max) mistakes_.push_back({path, std::move(message)});
  }

  std::size_t members_left_;
  bool overflowed_ = false;
  std::vector<FieldError> mistakes_;
};

}  // namespace

auto parse_json(BytesView bytes, const JsonBounds& bounds) -> Result<JsonValue> {
  if (bytes.size() > bounds.bytes_max)
    return fail(ErrorCode::TooLarge, "json_too_large",
                "the JSON is over " + std::to_string(bounds.bytes_max) + " bytes; send less at once");
  simdjson::dom::parser parser;
  if (parser.allocate(bytes.size(), bounds.depth_max) != simdjson::SUCCESS)
    return fail(ErrorCode::Unavailable, "json_memory", "no memory to read the JSON; try again later");
  simdjson::dom::element root;
  const simdjson::padded_string padded{as_text(bytes)};
  if (const auto error = parser.parse(padded).get(root); error == simdjson::DEPTH_ERROR)
    return fail(ErrorCode::InvalidInput, "json_too_deep",
                "the JSON nests deeper than " + std::to_string(bounds.depth_max) + "; flatten it");
  else if (error != simdjson::SUCCESS)
    return fail(ErrorCode::InvalidInput, "json_malformed", std::string{"not JSON in UTF-8: "} + simdjson::error_message(error));
  TreeBuilder builder{bounds};
  JsonValue tree = builder.build(root, "");
  if (builder.overflowed())
    return fail(ErrorCode::TooLarge, "json_too_large",
                "the JSON has more than " + std::to_string(bounds.members_max) + " members; send less at once");
  if (!builder.mistakes().empty()) return fail(std::move(builder.mistakes()));
  return tree;
}

auto join_path(std::string_view path, std::string_view name) -> std::string {
  std::string result{path};
  if (!result.empty()) result += '/';
  result += name;
  return result;
}

}  // namespace noroshi::wire
