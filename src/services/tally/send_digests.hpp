#pragma once

#include "domain/arrow/charter.hpp"
#include "services/house.hpp"

#include <string>

namespace noroshi::services {

/// When the digest of a month goes under this charter: at the day and hour that it names; where it names none, on the first day of the next
/// month when its night clause ends, else at nine.
auto digest_due_at(const domain::Charter& charter, const std::string& period) -> Result<UtcTime>;

/// The worker's step: every month that is over, was counted and was not told goes once under every charter that carries tallies. Gives how
/// many dispatches were queued.
auto send_digests(House& house) -> Result<int>;

/// Tells a month again that was told already, because some of it became a report: the receiver's numbers fall by as much.
auto correct_digests(ports::Transaction& tx, House& house, const std::string& period) -> Result<>;

}  // namespace noroshi::services
