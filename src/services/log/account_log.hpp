#pragma once

#include "services/house.hpp"

namespace noroshi::services {

/// Changes of people and of how they prove who they are stand in the log, for the auditor (N6): "person_invited", "person_enrolled",
/// "person_deactivated", "password_changed", "api_token_made", "api_token_revoked". No name, no secret: the person's id.
auto log_account(ports::Transaction& tx, House& house, const domain::Caller& actor, const std::string& change,
                 const domain::PersonId& person, const std::string& detail = {}) -> Result<>;

/// A secret that is shown once and not kept, yet the same for a repeated request: a PRF of its purpose and the id it belongs to.
auto derive_account_secret(const House& house, std::string_view purpose, std::string_view id) -> Bytes32;

}  // namespace noroshi::services
