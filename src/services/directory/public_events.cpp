#include "domain/handling/policy.hpp"
#include "domain/report/limits.hpp"
#include "services/directory/directory.hpp"
#include "services/directory/directory_access.hpp"
#include "services/report/check_text.hpp"

namespace noroshi::services {
namespace {

auto check_draft(const ports::Transaction& tx, const House& house, PublicEventDraft& draft) -> Result<> {
  std::vector<FieldError> errors;
  draft.source = check_text(std::move(draft.source), "source", domain::limits::short_text_chars_max, errors);
  if (draft.to < draft.from) errors.push_back({"to", "is before from"});
  if (house.rules().catalogue.find(draft.sector) == nullptr) errors.push_back({"sector", "is in no catalogue"});
  for (const auto& organisation : draft.affected) {
    const auto member = NOROSHI_TRY(tx.find_organisation(organisation));
    if (!member) errors.push_back({"affected", organisation.str() + " is not a member of this station"});
  }
  if (!errors.empty()) return fail(std::move(errors));
  return {};
}

}  // namespace

auto add_public_event(House& house, const domain::Caller& caller, const RequestKey& key, const PublicEventDraft& draft)
    -> Result<domain::Written<ports::PublicEventId>> {
  NOROSHI_TRY(check_directory_keeper(caller));
  std::optional<ports::PublicEventId> id;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (const auto repeat = NOROSHI_TRY(find_repeat(tx, caller, key))) {
      id = NOROSHI_TRY(ports::PublicEventId::parse(*repeat));
      return {};
    }
    auto checked = draft;
    NOROSHI_TRY(check_draft(tx, house, checked));
    id = house.random.id<ports::PublicEventId>();
    NOROSHI_TRY(tx.add_public_event({*id, checked.from, checked.to, checked.sector, checked.affected, checked.is_complete, checked.source,
                                     caller.person, house.clock.now()}));
    NOROSHI_TRY(remember_request(tx, house, caller, key, id->str()));
    return log_directory(tx, house, caller, "public_event_added", id->str());
  }));
  return domain::Written{*id, durable};
}

auto remove_public_event(House& house, const domain::Caller& caller, const ports::PublicEventId& id)
    -> Result<domain::Written<ports::PublicEventId>> {
  NOROSHI_TRY(check_directory_keeper(caller));
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (!NOROSHI_TRY(tx.remove_public_event(id))) return fail(ErrorCode::NotFound, "not_found", "nothing there for you");
    return log_directory(tx, house, caller, "public_event_removed", id.str());
  }));
  return domain::Written{id, durable};
}

auto list_public_events(House& house, const domain::Caller& caller) -> Result<std::vector<ports::PublicEventRow>> {
  NOROSHI_TRY(check_directory_keeper(caller));
  std::vector<ports::PublicEventRow> events;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    events = NOROSHI_TRY(tx.list_public_events());
    return {};
  }));
  return events;
}

}  // namespace noroshi::services
