#pragma once

#include "services/idempotency.hpp"
#include "services/tally/tally_sheet.hpp"

#include <string>

namespace noroshi::services {

/// One line a month per category: the number so far, which a later call replaces.
struct CountTally {
  std::string period;  ///< "2026-11"; empty = this month
  std::string category;
  int count = 0;
  int minutes_spent = 0;  ///< on this call; they add up
};

/// Errors: field errors (`period`, `category`, `count` below what grew into reports); Conflict `period_told` once the month's digest went.
auto count_tally(House& house, const domain::Caller& caller, const RequestKey& key, CountTally request)
    -> Result<domain::Written<TallyLine>>;

}  // namespace noroshi::services
