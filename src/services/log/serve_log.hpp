#pragma once

#include "services/house.hpp"

#include <string>
#include <string_view>

namespace noroshi::services {

struct LogFile {
  std::string content_type;
  std::string bytes;
  bool final = false;  ///< will never change: a full tile
};

/// One file of the public log (C2SP tlog-tiles), as far as the published checkpoint reaches: "checkpoint", "vkey", "tile/<L>/<N>[.p/<W>]",
/// "tile/entries/<N>[.p/<W>]". Error `NotFound` for everything else.
auto serve_log(House& house, std::string_view path) -> Result<LogFile>;

}  // namespace noroshi::services
