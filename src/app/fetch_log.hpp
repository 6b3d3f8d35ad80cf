#pragma once

#include <string>

#include "base/bytes.hpp"

namespace noroshi::app {

/// The bytes of a file or of what stands at an http address. Errors: `NotFound`, `Unavailable`.
auto fetch_log_file(const std::string& path) -> Result<Bytes>;

}  // namespace noroshi::app
