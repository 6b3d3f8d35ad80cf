#pragma once

#include "services/house.hpp"

#include <set>
#include <vector>

namespace noroshi::services {

/// Active people who have one of the roles, by sign-in name. Reporters, home approvers and recipients are members; all other roles are the
/// station's own people.
auto list_people_with(const ports::Transaction& tx, const std::set<domain::Role>& roles) -> Result<std::vector<ports::PersonRow>>;

}  // namespace noroshi::services
