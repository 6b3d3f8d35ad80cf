#pragma once

#include "adapters/relay/http_client.hpp"
#include "formats/json/object.hpp"
#include "formats/json/value.hpp"

#include <string>

namespace noroshi::app {

/// Speaks to one station's API as one person, with an API token.
class StationClient {
public:
  StationClient(relay::HttpClient& http, std::string base_url, std::string token)
      : http_{http}, api_{std::move(base_url) + "api/v1/"}, token_{std::move(token)} {}

  /// Errors: the problem the server answered with, its fields named; `http_unreachable`.
  auto get(const std::string& path) -> Result<json::Value>;
  auto read_text(const std::string& path) -> Result<std::string>;
  /// `key` is the Idempotency-Key; empty for verbs that create nothing.
  auto post(const std::string& path, const json::Object& body, const std::string& key) -> Result<json::Value>;

private:
  auto perform(const std::string& method, const std::string& path, const std::string& body, const std::string& key) -> Result<std::string>;
  relay::HttpClient& http_;
  std::string api_;
  std::string token_;
};

/// A text member; empty when it is absent.
auto text_in(const json::Value& object, std::string_view name) -> std::string;

}  // namespace noroshi::app
