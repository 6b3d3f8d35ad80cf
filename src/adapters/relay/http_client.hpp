#pragma once

#include "base/result.hpp"

#include <memory>
#include <string>
#include <vector>

namespace noroshi::relay {

struct HttpAnswer {
  int status = 0;
  std::string content_type;
  std::string body;
};

struct HttpCall {
  std::string method = "GET";
  std::string url;
  std::string body;
  std::vector<std::string> headers;  ///< "Authorization: Bearer …"
};

/// A client of one station: keeps its connection, follows no redirect and no proxy of the environment, takes answers up to 16 MiB.
/// One thread at a time.
class HttpClient {
public:
  HttpClient();
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  auto operator=(const HttpClient&) -> HttpClient& = delete;

  /// Error `Unavailable` (`http_unreachable`) when no answer came; any status is an answer.
  auto perform(const HttpCall& call) -> Result<HttpAnswer>;

private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace noroshi::relay
