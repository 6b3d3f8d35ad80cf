#include "app/station_client.hpp"

#include "formats/json/parse.hpp"

namespace noroshi::app {
namespace {

constexpr json::ParseLimits answer_limits{16 * 1024 * 1024, 64, 1'000'000};

auto to_error(int status, const std::string& body) -> Error {
  Error error{status >= 500 ? ErrorCode::Unavailable : ErrorCode::InvalidInput, "http_" + std::to_string(status), body};
  const auto problem = json::parse(body, answer_limits);
  if (!problem) return error;
  error.slug = text_in(*problem, "type");
  error.message = text_in(*problem, "detail");
  const auto* fields = problem->find("fields");
  if (fields == nullptr || fields->items() == nullptr) return error;
  for (const auto& field : *fields->items()) error.fields.push_back({text_in(field, "field"), text_in(field, "message")});
  return error;
}

}  // namespace

auto text_in(const json::Value& object, std::string_view name) -> std::string {
  const auto* value = object.find(name);
  return value != nullptr && value->text() != nullptr ? *value->text() : std::string{};
}

auto StationClient::perform(const std::string& method, const std::string& path, const std::string& body, const std::string& key)
    -> Result<std::string> {
  relay::HttpCall call{method, api_ + path, body, {"Authorization: Bearer " + token_}};
  if (method == "POST") call.headers.emplace_back("Content-Type: application/json");
  if (!key.empty()) call.headers.push_back("Idempotency-Key: " + key);
  auto answer = NOROSHI_TRY(http_.perform(call));
  if (answer.status >= 300) return tl::unexpected<Error>{to_error(answer.status, answer.body)};
  return std::move(answer.body);
}

auto StationClient::get(const std::string& path) -> Result<json::Value> {
  return json::parse(NOROSHI_TRY(perform("GET", path, "", "")), answer_limits);
}

auto StationClient::read_text(const std::string& path) -> Result<std::string> { return perform("GET", path, "", ""); }

auto StationClient::post(const std::string& path, const json::Object& body, const std::string& key) -> Result<json::Value> {
  return json::parse(NOROSHI_TRY(perform("POST", path, body.str(), key)), answer_limits);
}

}  // namespace noroshi::app
