#pragma once

#include "services/house.hpp"

#include <optional>
#include <string_view>

namespace noroshi::services {

/// Who asks, and under what.
struct Authenticated {
  domain::Caller caller;
  std::optional<domain::Purpose> purpose;  ///< stated in the session
  std::optional<Bytes32> session;          ///< digest of the session's token; absent for API tokens
};

/// By the cookie's token: idle at most 30 minutes, 12 hours in all; a clock that jumped back ends it too. Keeps the session alive.
/// Error `Unauthorised`, the same for unknown, expired, revoked and deactivated.
auto authenticate_session(House& house, std::string_view token) -> Result<Authenticated>;

/// By an API token. Error `Unauthorised`.
auto authenticate_token(House& house, std::string_view token) -> Result<Authenticated>;

/// The one answer to who cannot show who they are.
inline auto unauthorised() { return fail(ErrorCode::Unauthorised, "unauthorised", "sign in, or give a valid token"); }

/// False for who was deactivated or has not enrolled yet.
auto may_sign_in(const ports::PersonRow& person) -> bool;
auto caller_of(const ports::PersonRow& person) -> domain::Caller;

}  // namespace noroshi::services
