#pragma once

#include "domain/statistics/publish.hpp"
#include "services/house.hpp"

#include <vector>

namespace noroshi::services {

/// What statistics may know of the voluntary cases of this station: no word that a person wrote. Facts come from the machine's own keep;
/// of a case whose keys are destroyed the kind and the day remain. Withdrawn cases are not counted, nor those whose terms do not allow
/// statistics. With them the bulletins that went out from here and those that others provided.
auto gather_records(const ports::Transaction& tx, House& house) -> Result<std::vector<domain::StatRecord>>;

/// Members' counts, and those that other stations told of theirs, as far back as the first month of `records` or three years. What grew
/// into a report is one of the records, and no longer in its count.
auto gather_tallies(const ports::Transaction& tx, const House& house, const std::vector<domain::StatRecord>& records)
    -> Result<std::vector<domain::TallyCount>>;

}  // namespace noroshi::services
