#pragma once

#include "services/house.hpp"

#include <string>

namespace noroshi::services {

auto check_directory_keeper(const domain::Caller& caller) -> Result<>;

/// "public_event_added" and the like, for the auditor.
auto log_directory(ports::Transaction& tx, House& house, const domain::Caller& caller, const std::string& change, const std::string& object)
    -> Result<>;

}  // namespace noroshi::services
