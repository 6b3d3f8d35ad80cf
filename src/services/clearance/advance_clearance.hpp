#pragma once

#include "services/clearance/prepare_clearance.hpp"
#include "services/house.hpp"

namespace noroshi::services {

/// After a yes: whose turn is next. On an immediate arrow, with nobody there, the charter's night clause lets the technical half go at
/// once. Writes the row when it changed. The row's revision must be the stored one.
auto advance_clearance(ports::Transaction& tx, House& house, ports::ClearanceRow row) -> Result<ports::ClearanceRow>;

/// Sends what was prepared on its arrow: release, dispatch, log entry; what the thread has to remember of it is kept.
auto send_prepared(ports::Transaction& tx, House& house, const ClearanceFile& file, domain::Releasable content,
                   const wire::ThreadMemory& memory, const domain::ReleaseDecision& decision) -> Result<std::string>;

}  // namespace noroshi::services
