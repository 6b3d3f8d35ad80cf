#include "services/notice/duty.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

using domain::Role;

auto is_member_role(Role role) -> bool { return role == Role::Reporter || role == Role::HomeApprover || role == Role::Recipient; }

auto has_one_of(const ports::PersonRow& person, const std::set<Role>& roles) -> bool {
  return std::ranges::any_of(roles, [&](Role role) { return person.roles.contains(role) && person.station_staff != is_member_role(role); });
}

}  // namespace

auto list_people_with(const ports::Transaction& tx, const std::set<Role>& roles) -> Result<std::vector<ports::PersonRow>> {
  auto people = NOROSHI_TRY(tx.list_people());
  std::erase_if(people, [&](const ports::PersonRow& person) { return !person.active || !has_one_of(person, roles); });
  std::ranges::sort(people, {}, &ports::PersonRow::user);
  return people;
}

}  // namespace noroshi::services
