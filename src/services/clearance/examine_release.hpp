#pragma once

#include "domain/anonymity/examine_set.hpp"
#include "domain/handling/read_traits.hpp"
#include "services/clearance/prepare_clearance.hpp"

#include <vector>

namespace noroshi::services {

struct ExaminedRelease {
  domain::Traits said;
  domain::SetFinding set;
};

/// Whom it could be from, for the audience of the clearance's arrow: out of those represented at this station, with what is public about
/// them and what was released about the thread before.
auto examine_release(const ports::Transaction& tx, House& house, const ClearanceFile& file, const domain::ToldText& told,
                     const std::vector<domain::SaidBefore>& before) -> Result<ExaminedRelease>;

}  // namespace noroshi::services
