#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

namespace noroshi::ports {

/// The far station's word on one dispatch, as it came: `services/relay/relay_dispatches` believes it when the signature is that station's.
struct DeliveryAnswer {
  std::string signed_answer;
};

/// Carries one dispatch to a station's relay over HTTP. Error `Unavailable`: no answer, try again later.
/// Implementation: `adapters/relay` (libcurl).
class Relay {
public:
  virtual ~Relay() = default;
  virtual auto deliver(const std::string& station_url, BytesView dispatch) -> Result<DeliveryAnswer> = 0;
};

/// Implementations: `adapters/smtp` (libcurl to any SMTP server; a folder of .eml files in the demo), `adapters/memory`.
class Mail {
public:
  virtual ~Mail() = default;
  virtual auto send(const std::string& to, const std::string& subject, const std::string& body) -> Result<> = 0;
};

}  // namespace noroshi::ports
