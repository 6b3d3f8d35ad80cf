#pragma once

#include "services/house.hpp"
#include "services/idempotency.hpp"

#include <string>
#include <vector>

namespace noroshi::services {

using ApiTokenId = Id<struct ApiTokenTag>;

struct MadeToken {
  ApiTokenId id;
  std::string label;
  std::string token;  ///< shown in this answer alone
  UtcTime created_at;
};

struct OwnToken {
  std::string id;
  std::string label;
  UtcTime created_at;
};

/// A token of the caller's own, with the caller's own rights. Error `Conflict` when there are too many.
auto make_api_token(House& house, const domain::Caller& caller, const RequestKey& key, const std::string& label)
    -> Result<domain::Written<MadeToken>>;
auto list_api_tokens(House& house, const domain::Caller& caller) -> Result<std::vector<OwnToken>>;
/// Error NotFound for what is not the caller's own.
auto revoke_api_token(House& house, const domain::Caller& caller, const ApiTokenId& id) -> Result<domain::Written<ApiTokenId>>;

}  // namespace noroshi::services
