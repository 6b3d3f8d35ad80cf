#pragma once

#include "services/house.hpp"

#include <string>

namespace noroshi::services {

struct SignedIn {
  std::string token;  ///< for the cookie; only its digest is kept
  domain::Caller caller;
};

/// Opens a session. Whatever is wrong, the same work is done and the same `Unauthorised` comes back: one look-up and one Argon2id, so that
/// nobody learns whether a user exists. The door makes failing attempts wait (`throttle.hpp`).
auto sign_in(House& house, const std::string& user, const Secret& password) -> Result<domain::Written<SignedIn>>;

/// Ends one session; that it is gone already is no error.
auto sign_out(House& house, const Bytes32& session) -> Result<domain::Written<Bytes32>>;

}  // namespace noroshi::services
