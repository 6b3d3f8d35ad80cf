#pragma once

#include "domain/party/party.hpp"
#include "services/house.hpp"

namespace noroshi::services {

/// Some of a line's count that becomes a report of its own.
struct TallyGrowth {
  ports::TallyId tally;
  int count = 1;
};

/// The line must be the source's own and have as many left: NotFound, or a field error on `count`.
auto check_growth(const ports::Transaction& tx, const House& house, const domain::Organisation& source, const TallyGrowth& growth)
    -> Result<>;

/// In the transaction that files the report: what grew counts as a report from now on, here and where the month was told already.
auto grow_tally(ports::Transaction& tx, House& house, const TallyGrowth& growth, const domain::ThreadId& thread) -> Result<>;

}  // namespace noroshi::services
