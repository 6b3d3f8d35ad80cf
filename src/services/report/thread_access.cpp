#include "services/report/thread_access.hpp"

#include "domain/arrow/handle.hpp"
#include "services/charter/load_charter.hpp"

namespace noroshi::services {

auto source_tag_of(const House& house, const domain::OrganisationId& organisation) -> Bytes32 {
  return domain::make_source_tag(house.keys.handle_key().reveal(), organisation);
}

auto thread_key(const domain::ThreadId& thread) -> std::string { return "report:" + thread.str(); }

auto machine_key(const domain::ThreadId& thread) -> std::string { return "machine:report:" + thread.str(); }

auto case_keys(const domain::ThreadId& thread) -> std::vector<std::string> { return {thread_key(thread), machine_key(thread)}; }

auto relation_to(const House& house, const domain::Caller& caller, const ports::ThreadRow& thread) -> domain::Relation {
  const bool own = thread.source_tag && equal_constant_time(*thread.source_tag, source_tag_of(house, caller.organisation));
  if (own && !caller.station_staff) return domain::Relation::Own;
  const auto duty = thread.statutory ? domain::Duty::Statutory : domain::Duty::Voluntary;
  if (domain::staff_may_see(caller, house.station.kind, duty)) return domain::Relation::Staff;
  return domain::Relation::None;
}

auto facts_of(const ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread)
    -> Result<domain::ObjectFacts> {
  const auto charter = NOROSHI_TRY(load_charter(tx, house, thread.charter));
  return domain::ObjectFacts{relation_to(house, caller, thread), charter.charter().purposes, false};
}

auto load_visible_thread(const ports::Transaction& tx, const House& house, const domain::Caller& caller, const domain::ThreadId& id)
    -> Result<ports::ThreadRow> {
  auto thread = NOROSHI_TRY(tx.find_thread(id));
  if (!thread || relation_to(house, caller, *thread) == domain::Relation::None) return not_found();
  return *std::move(thread);
}

}  // namespace noroshi::services
