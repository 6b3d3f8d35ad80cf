#include "services/directory/directory_access.hpp"

#include "domain/handling/policy.hpp"
#include "services/log/append_log.hpp"

namespace noroshi::services {

auto check_directory_keeper(const domain::Caller& caller) -> Result<> {
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
  return domain::check_policy(caller, domain::Action::ManageDirectory, {relation, {}, false}, std::nullopt);
}

auto log_directory(ports::Transaction& tx, House& house, const domain::Caller& caller, const std::string& change, const std::string& object)
    -> Result<> {
  LogDraft draft{domain::EntryKind::PeopleChanged, domain::actor_text(caller, domain::Action::ManageDirectory, house.station), object};
  draft.detail = change;
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

}  // namespace noroshi::services
