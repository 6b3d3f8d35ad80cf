#pragma once

#include "formats/json/value.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace noroshi::http {

enum class SchemaType { None, Text, Time, Identifier, Choice, Integer, Number, Boolean, Object, List, Map, Anything };
enum class Need { Required, Optional };

struct Field;

/// The shape of a JSON value, declared once: bodies are checked against it before the endpoint runs (every mistake at once, unknown members
/// refused), and the OpenAPI document is written from it.
struct Schema {
  SchemaType type = SchemaType::None;
  bool nullable = false;
  std::int64_t least = 0;
  std::int64_t most = 0;  ///< characters of a text, items of a list, the greatest integer
  std::vector<std::string> choices;
  std::vector<Field> fields;  ///< of an object
  std::vector<Schema> inner;  ///< one: what a list or map holds

  static auto none() -> Schema;  ///< no body
  static auto text(std::size_t chars_max) -> Schema;
  static auto text_of(std::size_t chars_min, std::size_t chars_max) -> Schema;
  static auto time() -> Schema;  ///< RFC 3339
  static auto id() -> Schema;    ///< lower-case UUID
  static auto one_of(std::vector<std::string> choices) -> Schema;
  static auto integer(std::int64_t least, std::int64_t most) -> Schema;
  static auto number() -> Schema;
  static auto boolean() -> Schema;
  static auto object(std::vector<Field> fields) -> Schema;
  static auto list(Schema item, std::size_t items_max) -> Schema;
  static auto map(Schema value, std::size_t items_max) -> Schema;  ///< names are data
  static auto anything() -> Schema;
  static auto or_null(Schema schema) -> Schema;
};

/// A member of an object. Descriptions may be empty where the name says it all.
struct Field {
  std::string name;
  Need need;
  Schema schema;
  std::string about_ja = {};
  std::string about_en = {};
};

/// All mistakes of `value` against `schema`, each with its JSON pointer.
auto find_mistakes(const Schema& schema, const json::Value& value) -> std::vector<FieldError>;

}  // namespace noroshi::http
