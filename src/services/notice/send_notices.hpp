#pragma once

#include "services/house.hpp"

namespace noroshi::services {

/// Sends the notices that are due, and keeps what became of each: delivered, refused for want of an address, or to be tried again. The mail
/// says where to look and until when, in Japanese and English, and nothing of what it is about. Gives how many were tried.
auto send_notices(House& house) -> Result<int>;

}  // namespace noroshi::services
