#pragma once

#include "domain/arrow/charter.hpp"
#include "services/house.hpp"

#include <string>
#include <utility>
#include <vector>

namespace noroshi::services {

/// The charters in force here, for whoever is a member: terms are announced, not hidden.
auto list_charter_terms(House& house, const domain::Caller& caller) -> Result<std::vector<domain::Charter>>;

/// What waits to be delivered and why, newest first, with the receiver's slug; never its content.
auto list_dispatches(House& house, const domain::Caller& caller) -> Result<std::vector<std::pair<ports::OutboundRow, std::string>>>;

/// Mails that wake without content, newest first.
auto list_notice_states(House& house, const domain::Caller& caller) -> Result<std::vector<ports::NoticeRow>>;

/// The members of the station, for its staff.
auto list_members(House& house, const domain::Caller& caller) -> Result<std::vector<domain::Organisation>>;

}  // namespace noroshi::services
