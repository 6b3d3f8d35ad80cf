#pragma once

#include "services/house.hpp"

#include <string>

namespace noroshi::services {

/// What came through the relay's door: checked, opened, stored with its log entry in one transaction, and answered with a signed word. The
/// same dispatch gives the same answer however often it comes. Errors: `dispatch_too_large`, `dispatch_malformed`; `dispatch_unauthorised`,
/// one answer for all who are not known partners or whose signature is wrong; Unavailable when nothing could be stored. Everything else
/// that is wrong is told to the partner in the signed answer, and nothing of the dispatch is kept.
auto receive_dispatch(House& house, BytesView bytes) -> Result<std::string>;

}  // namespace noroshi::services
