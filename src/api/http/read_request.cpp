#include "api/http/read_request.hpp"

#include "api/http/router.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "formats/json/parse.hpp"
#include "formats/json/pointer.hpp"

#include <algorithm>
#include <charconv>

namespace noroshi::http {
namespace {

using Mistakes = std::vector<FieldError>;

auto is_key(std::string_view key) -> bool {
  if (key.empty() || key.size() > domain::limits::idempotency_key_chars_max) return false;
  return std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

/// One part of a query, as a form writes it.
auto decode_query_text(std::string text) -> std::optional<std::string> {
  std::replace(text.begin(), text.end(), '+', ' ');
  return decode_percent(text);
}

/// A parameter's text as the JSON value its schema wants.
auto to_value(const Schema& schema, const std::string& text) -> json::Value {
  if (schema.type == SchemaType::Integer) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size()) return json::Value{number};
  }
  if (schema.type == SchemaType::Boolean && (text == "true" || text == "false")) return json::Value{text == "true"};
  return json::Value{text};
}

void read_parameter(Visit& visit, const std::string& name, const std::string& text, Mistakes& mistakes) {
  if (visit.request.query.contains(name)) return mistakes.push_back({name, "stands twice: give it once"});
  const auto& declared = visit.route->query;
  const auto field = std::find_if(declared.begin(), declared.end(), [&name](const Field& other) { return other.name == name; });
  if (field != declared.end()) {
    for (const auto& mistake : find_mistakes(field->schema, to_value(field->schema, text))) mistakes.push_back({name, mistake.message});
    visit.request.query.emplace(name, text);
    return;
  }
  if (name != "purpose") return mistakes.push_back({json::join_pointer("", name), "is not known here: take it out"});
  const auto purpose = domain::parse_purpose(text);
  if (!purpose) return mistakes.push_back({name, purpose.error().message});
  visit.request.purpose = *purpose;
  visit.request.query.emplace(name, text);
}

void read_query(Visit& visit, Mistakes& mistakes) {
  std::string_view rest = visit.raw_query;
  while (!rest.empty()) {
    const auto end = rest.find('&');
    const auto pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    const auto equals = pair.find('=');
    const auto name = decode_query_text(std::string{pair.substr(0, equals)});
    const auto text = decode_query_text(equals == std::string_view::npos ? "" : std::string{pair.substr(equals + 1)});
    if (!name || !text) {
      mistakes.push_back({"", "the query has an escape that is broken: encode it as UTF-8"});
      return;
    }
    read_parameter(visit, *name, *text, mistakes);
  }
  for (const auto& field : visit.route->query) {
    if (field.need == Need::Required && !visit.request.query.contains(field.name)) mistakes.push_back({field.name, "is missing: give it"});
  }
}

auto is_json(std::string_view content_type) -> bool {
  std::string plain;
  for (const char c : content_type) {
    if (c != ' ' && c != '"') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain == "application/json" || plain == "application/json;charset=utf-8";
}

auto takes_json(const Visit& visit) -> bool { return visit.route->access.auth() != Auth::Relay; }

/// A route without a body takes an empty object as well, since some clients cannot send nothing.
auto read_json(Visit& visit, Mistakes& mistakes) -> Result<> {
  auto& request = visit.request;
  const bool wanted = visit.route->request.type != SchemaType::None;
  if (!wanted && request.body.empty()) return {};
  request.json = NOROSHI_TRY(json::parse(request.body));
  const auto& schema = wanted ? visit.route->request : Schema::object({});
  for (auto& mistake : find_mistakes(schema, request.json)) mistakes.push_back(std::move(mistake));
  return {};
}

auto digest_of(const Request& request) -> Bytes32 {
  return sha256({as_bytes(request.method), as_bytes("\n"), as_bytes(request.path), as_bytes("\n"), as_bytes(request.body)});
}

auto check_request(Visit& visit) -> Result<> {
  Mistakes mistakes;
  if (visit.route->creates) {
    if (!is_key(visit.request.key.key)) {
      mistakes.push_back({"Idempotency-Key", "is missing or malformed: send 1 to 128 visible ASCII characters, new for each new request"});
    }
    visit.request.key.request_sha256 = digest_of(visit.request);
  }
  read_query(visit, mistakes);
  if (takes_json(visit)) NOROSHI_TRY(read_json(visit, mistakes));
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return {};
}

}  // namespace

auto read_request(Visit& visit, std::string body) -> std::optional<Response> {
  visit.request.body = std::move(body);
  const bool encoded = !visit.body_encoding.empty() && visit.body_encoding != "identity";
  const bool has_body = !visit.request.body.empty();
  const bool wants_json = takes_json(visit) && (has_body || visit.route->request.type != SchemaType::None);
  if (encoded || (wants_json && !is_json(visit.body_type))) return respond_problem(Refusal::MediaType);
  if (const auto checked = check_request(visit); !checked) return respond_problem(checked.error());
  return std::nullopt;
}

auto attempt_name(const Visit& visit) -> std::string {
  std::string name = visit.request.station + "\n" + visit.request.path + "\n";
  if (visit.caller) return name + visit.caller->person.str();
  const auto* user = visit.request.json.find("user");
  return user == nullptr || user->text() == nullptr ? name : name + fold_for_match(*user->text());
}

auto attempt_address(const std::string& remote_address) -> std::string {
  if (remote_address.find(':') == std::string::npos) return remote_address;
  std::size_t groups = 0;
  for (std::size_t i = 0; i < remote_address.size(); ++i) {
    if (remote_address[i] != ':') continue;
    if (++groups == 4 || (i > 0 && remote_address[i - 1] == ':')) return remote_address.substr(0, i);
  }
  return remote_address;
}

}  // namespace noroshi::http
