#include "api/http/open_api.hpp"

#include "formats/json/object.hpp"

#include <algorithm>
#include <map>

namespace noroshi::http {
namespace {

using json::List;
using json::Object;

auto reference(std::string_view name) -> Object { return Object{}.add("$ref", "#/components/" + std::string{name}); }

auto type_of(const Schema& schema, std::string_view name) -> Object {
  Object object;
  if (schema.nullable) {
    object.add("type", List{}.add(name).add("null"));
  } else {
    object.add("type", name);
  }
  return object;
}

auto describe(const Schema& schema) -> Object;

auto describe_object(const Schema& schema) -> Object {
  Object properties;
  List required;
  bool any_required = false;
  for (const auto& field : schema.fields) {
    auto property = describe(field.schema);
    if (!field.about_ja.empty()) property.add("title", field.about_ja);
    if (!field.about_en.empty()) property.add("description", field.about_en);
    properties.add(field.name, property);
    if (field.need == Need::Required) {
      required.add(field.name);
      any_required = true;
    }
  }
  auto object = type_of(schema, "object").add("properties", properties);
  if (any_required) object.add("required", required);
  return object.add("additionalProperties", false);
}

auto describe_text(const Schema& schema) -> Object {
  auto object = type_of(schema, "string");
  if (schema.least > 0) object.add("minLength", schema.least);
  return object.add("maxLength", schema.most);
}

auto describe(const Schema& schema) -> Object {
  switch (schema.type) {
    case SchemaType::None:
    case SchemaType::Anything: return {};
    case SchemaType::Text: return describe_text(schema);
    case SchemaType::Time: return type_of(schema, "string").add("format", "date-time");
    case SchemaType::Identifier: return type_of(schema, "string").add("format", "uuid");
    case SchemaType::Choice: {
      List choices;
      for (const auto& choice : schema.choices) choices.add(choice);
      if (schema.nullable) choices.add(nullptr);
      return type_of(schema, "string").add("enum", choices);
    }
    case SchemaType::Integer: return type_of(schema, "integer").add("minimum", schema.least).add("maximum", schema.most);
    case SchemaType::Number: return type_of(schema, "number");
    case SchemaType::Boolean: return type_of(schema, "boolean");
    case SchemaType::Object: return describe_object(schema);
    case SchemaType::List: return type_of(schema, "array").add("items", describe(schema.inner.front())).add("maxItems", schema.most);
    case SchemaType::Map:
      return type_of(schema, "object").add("additionalProperties", describe(schema.inner.front())).add("maxProperties", schema.most);
  }
  return {};
}

auto parameter(std::string_view name, std::string_view place, const Object& schema, Need need) -> Object {
  return Object{}.add("name", name).add("in", place).add("required", need == Need::Required).add("schema", schema);
}

auto parameters_of(const Route& route) -> List {
  List parameters;
  for (auto from = route.path.find('{'); from != std::string::npos; from = route.path.find('{', from + 1)) {
    const auto name = route.path.substr(from + 1, route.path.find('}', from) - from - 1);
    parameters.add(parameter(name, "path", describe(Schema::text(domain::limits::short_text_chars_max)), Need::Required));
  }
  for (const auto& field : route.query) parameters.add(parameter(field.name, "query", describe(field.schema), field.need));
  if (route.access.auth() == Auth::Session) parameters.add(reference("parameters/purpose"));
  if (route.creates) parameters.add(reference("parameters/idempotency_key"));
  return parameters;
}

auto content(const Schema& schema) -> Object { return Object{}.add("application/json", Object{}.add("schema", describe(schema))); }

auto responses_of(const Route& route) -> Object {
  Object good;
  good.add("description", "Done");
  if (route.response.type != SchemaType::None) good.add("content", content(route.response));
  Object responses;
  responses.add("2XX", good);
  for (const auto* status : {"400", "401", "403", "404", "409", "413", "415", "503"}) responses.add(status, reference("responses/problem"));
  return responses;
}

auto security_of(const Route& route) -> List {
  List security;
  if (route.access.auth() == Auth::Session) {
    security.add(Object{}.add("session", List{})).add(Object{}.add("token", List{}));
  }
  return security;
}

auto operation_name(const Route& route) -> std::string {
  std::string name = route.method + "_" + route.path;
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
  });
  return name;
}

auto operation_of(const Route& route) -> Object {
  List roles;
  for (const auto role : route.access.roles()) roles.add(domain::to_text(role));
  Object operation;
  operation.add("operationId", operation_name(route)).add("summary", route.summary_ja).add("description", route.summary_en);
  operation.add("x-roles", roles).add("security", security_of(route)).add("parameters", parameters_of(route));
  if (route.request.type != SchemaType::None) {
    operation.add("requestBody", Object{}.add("required", true).add("content", content(route.request)));
  }
  return operation.add("responses", responses_of(route));
}

auto paths_of(const RouteTable& routes) -> Object {
  std::map<std::string, Object> paths;
  for (const auto& route : routes) {
    std::string method = route.method;
    std::transform(method.begin(), method.end(), method.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
    paths["/" + route.path].add(method, operation_of(route));
  }
  Object object;
  for (const auto& [path, operations] : paths) object.add(path, operations);
  return object;
}

auto problem_schema() -> Schema {
  const auto mistake = Schema::object({{"field", Need::Required, Schema::text(1000)}, {"message", Need::Required, Schema::text(1000)}});
  return Schema::object({{"type", Need::Required, Schema::text(200), "", "urn:noroshi:error:<slug>; stable, for programs"},
                         {"title", Need::Required, Schema::text(200)},
                         {"status", Need::Required, Schema::integer(400, 599)},
                         {"detail", Need::Required, Schema::text(1000), "", "one line that says the next step"},
                         {"fields", Need::Optional, Schema::list(mistake, 1000), "", "every field that needs mending"}});
}

auto components(const domain::Station& station) -> Object {
  const auto session = Object{}.add("type", "apiKey").add("in", "cookie").add("name", "noroshi-" + station.slug);
  const auto token = Object{}.add("type", "http").add("scheme", "bearer");
  const auto purposes =
      Schema::one_of({"response", "technical_analysis", "cross_sector_warning", "statistics", "supervision", "guidance", "investigation"});
  const auto key =
      parameter("Idempotency-Key", "header", describe(Schema::text_of(1, domain::limits::idempotency_key_chars_max)), Need::Required);
  const auto problem = Object{}
                           .add("description", "Refused, with the reason")
                           .add("content", Object{}.add("application/problem+json", Object{}.add("schema", reference("schemas/problem"))));
  return Object{}
      .add("securitySchemes", Object{}.add("session", session).add("token", token))
      .add("parameters",
           Object{}.add("purpose", parameter("purpose", "query", describe(purposes), Need::Optional)).add("idempotency_key", key))
      .add("responses", Object{}.add("problem", problem))
      .add("schemas", Object{}.add("problem", describe(problem_schema())));
}

auto limits_of_the_house() -> Object {
  namespace limits = domain::limits;
  return Object{}
      .add("request_bytes_max", limits::request_bytes_max)
      .add("header_bytes_max", limits::header_bytes_max)
      .add("json_depth_max", limits::json_depth_max)
      .add("json_members_max", limits::json_members_max)
      .add("what_i_know_chars_max", limits::what_i_know_chars_max)
      .add("attacker_side_chars_max", limits::attacker_side_chars_max)
      .add("short_text_chars_max", limits::short_text_chars_max)
      .add("long_text_chars_max", limits::long_text_chars_max)
      .add("fact_text_chars_max", limits::fact_text_chars_max)
      .add("list_items_max", limits::list_items_max)
      .add("page_items_max", limits::page_items_max)
      .add("idempotency_key_chars_max", limits::idempotency_key_chars_max)
      .add("password_chars_min", limits::password_chars_min)
      .add("password_chars_max", limits::password_chars_max)
      .add("dispatch_bytes_max", limits::dispatch_bytes_max)
      .add("clock_skew_seconds_max", limits::clock_skew_seconds_max)
      .add("session_idle_minutes", limits::session_idle_minutes)
      .add("session_hours_max", limits::session_hours_max);
}

}  // namespace

auto to_json_schema(const Schema& schema) -> std::string { return describe(schema).str(); }

auto write_open_api(const domain::Station& station, const RouteTable& routes) -> std::string {
  const auto info = Object{}
                        .add("title", station.name_ja + " / " + station.name_en)
                        .add("version", "1")
                        .add("description", "Generated from the declarations of the routes.")
                        .add("x-limits", limits_of_the_house());
  return Object{}
      .add("openapi", "3.1.0")
      .add("info", info)
      .add("servers", List{}.add(Object{}.add("url", "/" + station.slug + "/api/v1")))
      .add("paths", paths_of(routes))
      .add("components", components(station))
      .str();
}

}  // namespace noroshi::http
