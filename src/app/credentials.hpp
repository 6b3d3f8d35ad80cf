#pragma once

#include "app/settle.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace noroshi::app {

/// `credentials.json`: by rename, readable by its owner alone (docs/api/contract.md, "Demo").
auto write_credentials(const std::filesystem::path& path, const std::string& base_url, const std::vector<std::string>& stations,
                       const std::vector<Credential>& people) -> Result<>;

/// The people of an earlier run. Error when there is no such file, or it is not ours.
auto read_credentials(const std::filesystem::path& path) -> Result<std::vector<Credential>>;

}  // namespace noroshi::app
