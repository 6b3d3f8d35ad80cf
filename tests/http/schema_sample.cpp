#include "tests/http/schema_sample.hpp"

#include "formats/json/object.hpp"

namespace noroshi::http_test {
namespace {

auto quoted(const std::string& text) -> std::string { return json::Fragment{text}.str(); }

auto sample_object(const http::Schema& schema) -> std::string {
  std::string members;
  for (const auto& field : schema.fields) {
    if (field.need == http::Need::Optional) continue;
    members += (members.empty() ? "" : ",") + quoted(field.name) + ":" + sample_of(field.schema);
  }
  return "{" + members + "}";
}

}  // namespace

auto sample_of(const http::Schema& schema) -> std::string {
  switch (schema.type) {
    case http::SchemaType::None: return "";
    case http::SchemaType::Text: return quoted(std::string(static_cast<std::size_t>(std::max<std::int64_t>(1, schema.least)), 'a'));
    case http::SchemaType::Time: return "\"2026-04-01T00:00:00.000Z\"";
    case http::SchemaType::Identifier: return "\"00000000-0000-4000-8000-000000000000\"";
    case http::SchemaType::Choice: return quoted(schema.choices.front());
    case http::SchemaType::Integer: return std::to_string(schema.least);
    case http::SchemaType::Number: return "0.5";
    case http::SchemaType::Boolean: return "true";
    case http::SchemaType::Object: return sample_object(schema);
    case http::SchemaType::List: return "[" + sample_of(schema.inner.front()) + "]";
    case http::SchemaType::Map: return "{}";
    case http::SchemaType::Anything: return "{}";
  }
  return "null";
}

}  // namespace noroshi::http_test
