#pragma once

#include "services/reading/record_reading.hpp"

#include <string>
#include <vector>

namespace noroshi::services {

/// Reads a case anew because something was learnt that no version of the report says. Nothing is recorded where nothing is new, and a
/// person's reading gives way to the tables only when they rise above it.
auto retriage(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, ports::ReadingCause cause, const domain::Facts& learnt)
    -> Result<>;

/// Remembers the indicators of a case and reads every case of another sector anew that shows one of the same.
auto match_indicators(ports::Transaction& tx, House& house, const ports::ThreadRow& thread,
                      const std::vector<domain::Indicator>& indicators) -> Result<>;

/// At the start and whenever another edition comes into force: reads every case anew whose newest reading was made with other tables.
/// Gives how many.
auto retriage_under_new_tables(House& house) -> Result<int>;

}  // namespace noroshi::services
