#pragma once

#include "services/house.hpp"

#include <optional>
#include <string>

namespace noroshi::services {

/// The caller's name for one attempt, and what it sent: a repeat must be the same in both.
struct RequestKey {
  std::string key;  ///< the Idempotency-Key header
  Bytes32 request_sha256{};
};

/// Inside the transaction that would create: the id that this key made before, or nullopt for a first attempt. The verb then rebuilds
/// its answer from what is stored, so a repeat says the same and does nothing. Error `Conflict` (`idempotency_reused`) for another body.
auto find_repeat(const ports::Transaction& tx, const domain::Caller& caller, const RequestKey& key) -> Result<std::optional<std::string>>;

/// Remembers what this key made, in the transaction that makes it.
auto remember_request(ports::Transaction& tx, House& house, const domain::Caller& caller, const RequestKey& key, std::string created)
    -> Result<>;

}  // namespace noroshi::services
