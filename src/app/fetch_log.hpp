#pragma once

#include "base/bytes.hpp"

#include <string>

namespace noroshi::app {

/// The bytes of a file or of what stands at an http address. Errors: `NotFound`, `Unavailable`.
auto fetch_log_file(const std::string& path) -> Result<Bytes>;

}  // namespace noroshi::app
