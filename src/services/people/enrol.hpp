#pragma once

#include "services/house.hpp"

#include <string>

namespace noroshi::services {

/// A one-time code becomes the person's own password, which nobody else ever sees. Unknown, used, expired codes and those of people who
/// were deactivated get the same field error after the same work. Sessions and tokens that the person had before end.
auto enrol(House& house, const std::string& code, const Secret& password) -> Result<domain::Written<domain::PersonId>>;

}  // namespace noroshi::services
