#pragma once

#include "ports/delivery.hpp"

#include <chrono>
#include <string>

namespace noroshi::relay {

struct HttpRelayOptions {
  std::chrono::milliseconds timeout{5000};  ///< for the whole exchange
  std::string ca_file;                      ///< authorities for https; empty = those of the machine
};

/// Posts dispatches to `<station url>relay/dispatches`. Follows no redirect and no proxy of the environment: a dispatch goes where the
/// station's keys were exchanged for, or not at all. Thread-safe.
class HttpRelay final : public ports::Relay {
public:
  explicit HttpRelay(HttpRelayOptions options = {}) : options_{std::move(options)} {}
  auto deliver(const std::string& station_url, BytesView dispatch) -> Result<ports::DeliveryAnswer> override;

private:
  HttpRelayOptions options_;
};

}  // namespace noroshi::relay
