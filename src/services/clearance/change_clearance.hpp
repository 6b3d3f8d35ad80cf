#pragma once

#include "services/clearance/clearance_steps.hpp"
#include "services/clearance/prepare_clearance.hpp"

#include <functional>

namespace noroshi::services {

/// One step on one clearance: policy first, then `change`, in one transaction, with its log entry. A clearance that is over stays over
/// (`Conflict`, `clearance_over`).
template <domain::Action A>
auto change_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id,
                      const std::function<Result<ports::ClearanceRow>(ports::Transaction&, ClearanceFile&)>& change)
    -> Result<domain::Written<ClearanceStep>>;

/// The work on a clearance so far, and it put back: other words than those that were agreed to need a new yes.
auto open_work(House& house, const ports::ClearanceRow& row) -> Result<wire::ClearanceWork>;
auto keep_work(House& house, ports::ClearanceRow& row, const wire::ClearanceWork& work) -> Result<>;
void forget_consent(ports::ClearanceRow& row);

/// Error `Conflict` (`revision_stale`) when it is not the one that was read.
auto require_revision(const ports::ClearanceRow& row, int revision) -> Result<>;

/// The digest of what would leave now, read under the caller's own permit. Error `Conflict` (`digest_stale`) when it is not `shown`.
auto require_same_digest(ports::Transaction& tx, House& house, const domain::Caller& caller, const ClearanceFile& file,
                         const Bytes32& shown) -> Result<>;

}  // namespace noroshi::services
