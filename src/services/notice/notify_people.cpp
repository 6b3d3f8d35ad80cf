#include "services/notice/notify_people.hpp"

#include "services/notice/duty.hpp"
#include "services/report/thread_access.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

using domain::Role;

auto add_for(ports::Transaction& tx, House& house, const std::vector<ports::PersonRow>& people, const NoticeDraft& draft) -> Result<> {
  const auto now = house.clock.now();
  for (const auto& person : people) {
    NOROSHI_TRY(tx.add_notice({house.random.id<ports::NoticeId>(),
                               person.id,
                               draft.reason,
                               draft.link,
                               draft.due_at,
                               ports::DispatchState::Queued,
                               0,
                               now,
                               now,
                               {}}));
  }
  return {};
}

auto without_case(NoticeDraft draft) -> NoticeDraft {
  draft.link = draft.link.substr(0, draft.link.find('/'));
  return draft;
}

}  // namespace

auto notify_role(ports::Transaction& tx, House& house, Role role, const NoticeDraft& draft) -> Result<> {
  auto people = NOROSHI_TRY(list_people_with(tx, {role}));
  if (role == Role::Approver && people.size() > 1) people.erase(people.begin() + 1, people.end());
  return add_for(tx, house, people, draft);
}

auto notify_seat(ports::Transaction& tx, House& house, ItemSeat seat, const NoticeDraft& draft) -> Result<> {
  const auto roles =
      seat == ItemSeat::Statutory ? std::set{Role::MinistrySupervision} : std::set{Role::MinistryDesk, Role::Analyst, Role::Coordinator};
  return add_for(tx, house, NOROSHI_TRY(list_people_with(tx, roles)), draft);
}

auto notify_source(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, const NoticeDraft& draft) -> Result<> {
  if (!thread.source_tag) return {};
  auto people = NOROSHI_TRY(list_people_with(tx, {Role::Reporter}));
  std::erase_if(people, [&](const ports::PersonRow& person) {
    return !equal_constant_time(source_tag_of(house, person.organisation), *thread.source_tag);
  });
  return add_for(tx, house, people, without_case(draft));
}

auto notify_members(ports::Transaction& tx, House& house, const std::set<std::string>& sectors, const NoticeDraft& draft) -> Result<> {
  auto people = NOROSHI_TRY(list_people_with(tx, {Role::Recipient, Role::Reporter, Role::HomeApprover}));
  std::set<domain::OrganisationId> addressed;
  for (const auto& organisation : NOROSHI_TRY(tx.list_organisations()))
    if (sectors.empty() || sectors.contains(organisation.sector)) addressed.insert(organisation.id);
  std::erase_if(people, [&](const ports::PersonRow& person) { return !addressed.contains(person.organisation); });
  return add_for(tx, house, people, draft);
}

}  // namespace noroshi::services
