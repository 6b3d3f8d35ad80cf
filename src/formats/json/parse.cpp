#include "formats/json/parse.hpp"

#include "formats/json/pointer.hpp"

#include <simdjson.h>

#include <unordered_set>

namespace noroshi::json {
namespace {

namespace dom = simdjson::dom;

auto malformed(std::string message) { return fail(ErrorCode::InvalidInput, "json_malformed", std::move(message)); }

/// Copies simdjson's tape into our own tree, counting what the limits bound.
class Conversion {
public:
  explicit Conversion(const ParseLimits& limits) : limits_{limits} {}

  auto convert(dom::element element, std::size_t depth) -> Result<Value> {
    switch (element.type()) {
      case dom::element_type::NULL_VALUE: return Value{};
      case dom::element_type::BOOL: return Value{element.get_bool().value_unsafe()};
      case dom::element_type::INT64: return Value{std::int64_t{element.get_int64().value_unsafe()}};
      case dom::element_type::UINT64: return malformed("a whole number does not fit into 64 bits: send it as a text");
      case dom::element_type::DOUBLE: return Value{element.get_double().value_unsafe()};
      case dom::element_type::STRING: return Value{std::string{element.get_string().value_unsafe()}};
      case dom::element_type::ARRAY: return convert(element.get_array().value_unsafe(), depth + 1);
      case dom::element_type::OBJECT: return convert(element.get_object().value_unsafe(), depth + 1);
    }
    return malformed("not JSON");
  }

private:
  auto convert(dom::array array, std::size_t depth) -> Result<Value> {
    NOROSHI_TRY(check_depth(depth));
    Value::Items items;
    for (const auto element : array) {
      NOROSHI_TRY(count_member());
      path_.push_back(std::to_string(items.size()));
      items.push_back(NOROSHI_TRY(convert(element, depth)));
      path_.pop_back();
    }
    return Value{std::move(items)};
  }

  auto convert(dom::object object, std::size_t depth) -> Result<Value> {
    NOROSHI_TRY(check_depth(depth));
    Value::Members members;
    std::unordered_set<std::string_view> names;
    for (const auto field : object) {
      NOROSHI_TRY(count_member());
      path_.emplace_back(field.key);
      if (!names.insert(field.key).second) return fail({{to_pointer(path_), "stands twice in its object: send it once"}});
      auto value = NOROSHI_TRY(convert(field.value, depth));
      path_.pop_back();
      members.emplace_back(std::string{field.key}, std::move(value));
    }
    return Value{std::move(members)};
  }

  auto check_depth(std::size_t depth) const -> Result<> {
    if (depth <= limits_.depth_max) return {};
    return fail(ErrorCode::TooLarge, "json_too_deep", "objects and lists may be nested " + std::to_string(limits_.depth_max) + " deep");
  }

  auto count_member() -> Result<> {
    if (++members_ <= limits_.members_max) return {};
    return fail(ErrorCode::TooLarge, "json_too_many_members", "at most " + std::to_string(limits_.members_max) + " members and items");
  }

  const ParseLimits& limits_;
  std::size_t members_ = 0;
  std::vector<std::string> path_;
};

auto explain(simdjson::error_code error, const ParseLimits& limits) -> tl::unexpected<Error> {
  switch (error) {
    case simdjson::UTF8_ERROR: return malformed("the text is not UTF-8: send UTF-8");
    case simdjson::DEPTH_ERROR:
      return fail(ErrorCode::TooLarge, "json_too_deep", "objects and lists may be nested " + std::to_string(limits.depth_max) + " deep");
    case simdjson::NUMBER_ERROR: return malformed("a number is malformed or out of range");
    case simdjson::STRING_ERROR: return malformed("a text has an escape that does not exist");
    case simdjson::UNESCAPED_CHARS: return malformed("a text holds a control character or does not end");
    case simdjson::EMPTY: return malformed("the body is empty: send a JSON value");
    default: return malformed("this is not one JSON value");
  }
}

}  // namespace

auto parse(std::string_view bytes, const ParseLimits& limits) -> Result<Value> {
  if (bytes.size() > limits.bytes_max) {
    return fail(ErrorCode::TooLarge, "body_too_large", "at most " + std::to_string(limits.bytes_max) + " bytes");
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) return malformed("leave the byte order mark out");
  dom::parser parser;
  // One deeper than allowed, so that our own check names the limit; a bomb stops here.
  if (parser.allocate(bytes.size() + 1, limits.depth_max + 2) != simdjson::SUCCESS) {
    return fail(ErrorCode::Unavailable, "out_of_memory", "try again later");
  }
  dom::element root;
  const auto error = parser.parse(bytes.data(), bytes.size()).get(root);
  if (error != simdjson::SUCCESS) return explain(error, limits);
  return Conversion{limits}.convert(root, 0);
}

}  // namespace noroshi::json
