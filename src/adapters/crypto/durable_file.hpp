#pragma once

#include "base/result.hpp"

#include <string>

namespace noroshi::crypto {

/// Writes a new file of mode 0600 and comes back when file and folder entry are on disk. Error `Conflict`, slug `station_key_exists`,
/// when there is one of that name.
auto create_durable_file(const std::string& path, std::string_view content) -> Result<>;

}  // namespace noroshi::crypto
