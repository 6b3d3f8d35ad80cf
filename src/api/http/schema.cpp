#include "api/http/schema.hpp"

#include "base/id.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "formats/json/pointer.hpp"
#include "formats/json/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace noroshi::http {
namespace {

using AnyId = Id<struct AnyTag>;

auto of_type(SchemaType type, std::int64_t least = 0, std::int64_t most = 0) -> Schema {
  Schema schema;
  schema.type = type;
  schema.least = least;
  schema.most = most;
  return schema;
}

auto join(const std::vector<std::string>& words) -> std::string { return fmt::format("{}", fmt::join(words, ", ")); }

/// One walk over a value; every mistake is noted with its pointer.
class Check {
public:
  explicit Check(std::vector<FieldError>& mistakes) : mistakes_{mistakes} {}

  void check(const Schema& schema, const json::Value& value, const std::string& pointer) {
    if (schema.nullable && value.is_null()) return;
    switch (schema.type) {
      case SchemaType::None: return note(pointer, "takes no body: leave it out");
      case SchemaType::Text:
      case SchemaType::Time:
      case SchemaType::Identifier:
      case SchemaType::Choice: return check_text(schema, value, pointer);
      case SchemaType::Integer: return check_integer(schema, value, pointer);
      case SchemaType::Number:
        if (!value.number()) note(pointer, fmt::format("is {}: send a number", value.kind()));
        return;
      case SchemaType::Boolean:
        if (value.boolean() == nullptr) note(pointer, fmt::format("is {}: send true or false", value.kind()));
        return;
      case SchemaType::Object: return check_object(schema, value, pointer);
      case SchemaType::List: return check_list(schema, value, pointer);
      case SchemaType::Map: return check_map(schema, value, pointer);
      case SchemaType::Anything: return;
    }
  }

private:
  void note(const std::string& pointer, std::string message) { mistakes_.push_back({pointer, std::move(message)}); }

  void check_text(const Schema& schema, const json::Value& value, const std::string& pointer) {
    const auto text = json::read_text(value, schema.type == SchemaType::Text ? static_cast<std::size_t>(schema.most) : json::no_limit);
    if (!text) return note(pointer, text.error().message);
    if (schema.type == SchemaType::Text && count_code_points(*text) < static_cast<std::size_t>(schema.least)) {
      return note(pointer, fmt::format("is shorter than {} characters: write more", schema.least));
    }
    if (schema.type == SchemaType::Time) {
      if (const auto time = parse_rfc3339(*text); !time) note(pointer, time.error().message);
    }
    if (schema.type == SchemaType::Identifier) {
      if (const auto id = AnyId::parse(*text); !id) note(pointer, id.error().message);
    }
    if (schema.type == SchemaType::Choice && std::find(schema.choices.begin(), schema.choices.end(), *text) == schema.choices.end()) {
      note(pointer, "must be one of: " + join(schema.choices));
    }
  }

  void check_integer(const Schema& schema, const json::Value& value, const std::string& pointer) {
    const auto* number = value.integer();
    if (number == nullptr || *number < schema.least || *number > schema.most) {
      note(pointer, fmt::format("must be a whole number from {} to {}", schema.least, schema.most));
    }
  }

  void check_object(const Schema& schema, const json::Value& value, const std::string& pointer) {
    if (value.members() == nullptr) return note(pointer, fmt::format("is {}: send an object", value.kind()));
    for (const auto& field : schema.fields) check_field(field, value, pointer);
    for (const auto& [name, member] : *value.members()) {
      const bool known =
          std::any_of(schema.fields.begin(), schema.fields.end(), [&key = name](const Field& field) { return field.name == key; });
      if (!known) note(json::join_pointer(pointer, name), "is not known here: take it out");
    }
  }

  void check_field(const Field& field, const json::Value& object, const std::string& pointer) {
    const auto* member = object.find(field.name);
    const auto place = json::join_pointer(pointer, field.name);
    const bool absent = member == nullptr || (member->is_null() && !field.schema.nullable);
    if (absent) {
      if (field.need == Need::Required) note(place, "is missing: fill it in");
      return;
    }
    if (field.need == Need::Required && member->text() != nullptr && trim(*member->text()).empty())
      return note(place, "is empty: fill it in");
    check(field.schema, *member, place);
  }

  void check_list(const Schema& schema, const json::Value& value, const std::string& pointer) {
    const auto* items = value.items();
    if (items == nullptr || items->size() > static_cast<std::size_t>(schema.most)) {
      return note(pointer, fmt::format("must be a list of at most {}", schema.most));
    }
    for (std::size_t i = 0; i < items->size(); ++i)
      check(schema.inner.front(), (*items)[i], json::join_pointer(pointer, std::to_string(i)));
  }

  void check_map(const Schema& schema, const json::Value& value, const std::string& pointer) {
    const auto* members = value.members();
    if (members == nullptr || members->size() > static_cast<std::size_t>(schema.most)) {
      return note(pointer, fmt::format("must be an object of at most {} members", schema.most));
    }
    for (const auto& [name, member] : *members) {
      if (find_forbidden_character(name)) note(pointer, "has a name with a forbidden character: take it out");
      check(schema.inner.front(), member, json::join_pointer(pointer, name));
    }
  }

  std::vector<FieldError>& mistakes_;
};

}  // namespace

auto Schema::none() -> Schema { return {}; }
auto Schema::text(std::size_t chars_max) -> Schema { return text_of(0, chars_max); }
auto Schema::text_of(std::size_t chars_min, std::size_t chars_max) -> Schema {
  return of_type(SchemaType::Text, static_cast<std::int64_t>(chars_min), static_cast<std::int64_t>(chars_max));
}
auto Schema::time() -> Schema { return of_type(SchemaType::Time); }
auto Schema::id() -> Schema { return of_type(SchemaType::Identifier); }
auto Schema::one_of(std::vector<std::string> choices) -> Schema {
  auto schema = of_type(SchemaType::Choice);
  schema.choices = std::move(choices);
  return schema;
}
auto Schema::integer(std::int64_t least, std::int64_t most) -> Schema { return of_type(SchemaType::Integer, least, most); }
auto Schema::number() -> Schema { return of_type(SchemaType::Number); }
auto Schema::boolean() -> Schema { return of_type(SchemaType::Boolean); }
auto Schema::object(std::vector<Field> fields) -> Schema {
  auto schema = of_type(SchemaType::Object);
  schema.fields = std::move(fields);
  return schema;
}
auto Schema::list(Schema item, std::size_t items_max) -> Schema {
  auto schema = of_type(SchemaType::List, 0, static_cast<std::int64_t>(items_max));
  schema.inner.push_back(std::move(item));
  return schema;
}
auto Schema::map(Schema value, std::size_t items_max) -> Schema {
  auto schema = list(std::move(value), items_max);
  schema.type = SchemaType::Map;
  return schema;
}
auto Schema::anything() -> Schema { return of_type(SchemaType::Anything); }
auto Schema::or_null(Schema schema) -> Schema {
  schema.nullable = true;
  return schema;
}

auto find_mistakes(const Schema& schema, const json::Value& value) -> std::vector<FieldError> {
  std::vector<FieldError> mistakes;
  Check{mistakes}.check(schema, value, "");
  return mistakes;
}

}  // namespace noroshi::http
