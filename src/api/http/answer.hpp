#pragma once

#include "api/http/message.hpp"

#include <string>

namespace noroshi::http {

/// How long others may keep it.
enum class Caching {
  Never,    ///< everything that a caller got
  Recheck,  ///< pages, checkpoints
  Forever,  ///< content under a name of its own: hashed assets, tiles
};

/// A response on its way out, with what the door adds.
struct Answer {
  Response response;
  Caching caching = Caching::Never;
  bool close = false;  ///< after it: the rest of the request was not read
};

enum class Transport { Plain, Tls };
enum class BodySent { Yes, No };  ///< No: the answer to a HEAD

/// The bytes of one HTTP/1.1 response, security headers on everything.
auto to_http(const Answer& answer, Transport transport, BodySent body) -> std::string;

}  // namespace noroshi::http
