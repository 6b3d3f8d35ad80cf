#pragma once

#include "domain/handling/release.hpp"
#include "services/house.hpp"

#include <optional>
#include <string>

namespace noroshi::services {

/// The only writer of the outbox: what was released becomes a dispatch, sealed, signed and queued in the running transaction, with the log
/// entry `released`. `handle` is the one that this station gave the thread on this arrow, or the one under which the thread came in;
/// `about` is the local id of what it carries. Errors: `release_elsewhere`, `charter_direction`, `station_unknown`, `handle_needed`,
/// `handle_foreign` for another arrow's handle, `dispatch_too_large`.
auto enqueue_release(ports::Transaction& tx, House& house, const domain::SignedCharter& charter, domain::Release&& released,
                     std::optional<domain::ThreadId> thread, std::optional<domain::Handle> handle, std::string about)
    -> Result<domain::DispatchId>;

}  // namespace noroshi::services
