#pragma once

#include "services/house.hpp"

#include <optional>

namespace noroshi::services {

struct ChangePassword {
  Secret current;
  Secret wanted;
  std::optional<Bytes32> session;  ///< stays open; all others of this person end
};

/// One's own password, by showing the current one. Errors name the fields `current` and `new`.
auto change_password(House& house, const domain::Caller& caller, ChangePassword request) -> Result<domain::Written<domain::PersonId>>;

/// What a password must be like, whoever chooses it; `user` must not be what it is made of. Nothing when it is fine, else what to mend.
auto find_password_fault(const Secret& password, const std::string& user) -> std::optional<std::string>;

}  // namespace noroshi::services
