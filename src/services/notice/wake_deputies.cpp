#include "services/notice/wake_deputies.hpp"

#include "base/sha256.hpp"
#include "services/notice/duty.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

using domain::Role;
using ports::ClearanceState;

constexpr std::size_t clearances_at_once = 1000;

/// The same clearance and person give the same notice, so that nobody is called twice for one thing.
auto overdue_notice_id(const ports::ClearanceRow& clearance, const domain::PersonId& person) -> ports::NoticeId {
  const auto digest = sha256("overdue\n" + clearance.id.str() + "\n" + person.str());
  return ports::NoticeId::from_bytes(BytesView{digest}.first(16));
}

auto list_overdue(const ports::Transaction& tx, UtcTime now) -> Result<std::vector<ports::ClearanceRow>> {
  std::vector<ports::ClearanceRow> overdue;
  for (const auto state : {ClearanceState::AwaitingConsent, ClearanceState::AwaitingHome, ClearanceState::AwaitingStation}) {
    ports::ClearanceQuery query;
    query.state = state;
    query.limit = clearances_at_once;
    for (auto& clearance : NOROSHI_TRY(tx.list_clearances(query)))
      if (clearance.due_at <= now) overdue.push_back(std::move(clearance));
  }
  return overdue;
}

/// Approvers but the one on duty and the editor, who may not release; with no such person, everyone on the station's side.
auto list_deputies(const ports::Transaction& tx, const ports::ClearanceRow& clearance) -> Result<std::vector<ports::PersonRow>> {
  if (clearance.state != ClearanceState::AwaitingStation) return list_people_with(tx, {Role::Coordinator});
  auto approvers = NOROSHI_TRY(list_people_with(tx, {Role::Approver}));
  if (!approvers.empty()) approvers.erase(approvers.begin());
  std::erase_if(approvers, [&](const ports::PersonRow& person) { return clearance.editor == person.id; });
  if (!approvers.empty()) return approvers;
  return list_people_with(tx, {Role::Approver, Role::Coordinator});
}

auto wake_for(ports::Transaction& tx, const ports::ClearanceRow& clearance, UtcTime now) -> Result<int> {
  int added = 0;
  for (const auto& person : NOROSHI_TRY(list_deputies(tx, clearance))) {
    const auto id = overdue_notice_id(clearance, person.id);
    if (NOROSHI_TRY(tx.find_notice(id))) continue;
    NOROSHI_TRY(tx.add_notice({id,
                               person.id,
                               "clearance_overdue",
                               "clearances/" + clearance.id.str(),
                               clearance.due_at,
                               ports::DispatchState::Queued,
                               0,
                               now,
                               now,
                               {}}));
    ++added;
  }
  return added;
}

}  // namespace

auto wake_deputies(House& house) -> Result<int> {
  const auto now = house.clock.now();
  std::vector<ports::ClearanceRow> overdue;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    overdue = NOROSHI_TRY(list_overdue(tx, now));
    return {};
  }));
  if (overdue.empty()) return 0;
  int added = 0;
  NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    added = 0;
    for (const auto& clearance : overdue) added += NOROSHI_TRY(wake_for(tx, clearance, now));
    return {};
  }));
  return added;
}

}  // namespace noroshi::services
