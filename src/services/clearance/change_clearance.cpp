#include "services/clearance/change_clearance.hpp"

#include "services/log/append_log.hpp"
#include "services/log/read_log.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

auto is_over(ports::ClearanceState state) -> bool {
  return state == ports::ClearanceState::Released || state == ports::ClearanceState::Refused || state == ports::ClearanceState::Withdrawn;
}

auto kind_of(Action action) -> domain::EntryKind {
  switch (action) {
    case Action::EditClearance:
    case Action::ConfirmRestoration: return domain::EntryKind::Edited;
    case Action::ReleaseClearance: return domain::EntryKind::Released;
    case Action::RefuseClearance: return domain::EntryKind::Refused;
    default: return domain::EntryKind::Consented;
  }
}

auto log_step(ports::Transaction& tx, House& house, const domain::Caller& caller, Action action, const ports::ClearanceRow& row)
    -> Result<> {
  LogDraft draft{kind_of(action), domain::actor_text(caller, action, house.station), row.subject_id, row.revision};
  draft.thread = row.thread;
  draft.detail = std::string{domain::to_text(action)} + ": " + std::string{ports::to_text(row.state)};
  draft.rules = {anonymise_edition(house)};
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

}  // namespace

template <Action A>
auto change_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id,
                      const std::function<Result<ports::ClearanceRow>(ports::Transaction&, ClearanceFile&)>& change)
    -> Result<domain::Written<ClearanceStep>> {
  std::optional<ClearanceStep> step;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    auto file = NOROSHI_TRY(load_clearance_file(tx, house, id));
    auto facts = NOROSHI_TRY(facts_of(tx, house, caller, file.thread));
    facts.four_eyes_conflict = file.row.editor == caller.person;
    NOROSHI_TRY(domain::check_policy(caller, A, facts, domain::Purpose::Response));
    if (is_over(file.row.state)) return fail(ErrorCode::Conflict, "clearance_over", "this was decided already; read it again");
    const auto row = NOROSHI_TRY(change(tx, file));
    NOROSHI_TRY(log_step(tx, house, caller, A, row));
    step = ClearanceStep{row.id, row.state, row.revision, row.released_by};
    return {};
  }));
  return domain::Written<ClearanceStep>{*std::move(step), durable};
}

using Change = std::function<Result<ports::ClearanceRow>(ports::Transaction&, ClearanceFile&)>;
template auto change_clearance<Action::Consent>(House&, const domain::Caller&, const ports::ClearanceId&, const Change&)
    -> Result<domain::Written<ClearanceStep>>;
template auto change_clearance<Action::ApproveAtHome>(House&, const domain::Caller&, const ports::ClearanceId&, const Change&)
    -> Result<domain::Written<ClearanceStep>>;
template auto change_clearance<Action::EditClearance>(House&, const domain::Caller&, const ports::ClearanceId&, const Change&)
    -> Result<domain::Written<ClearanceStep>>;
template auto change_clearance<Action::ConfirmRestoration>(House&, const domain::Caller&, const ports::ClearanceId&, const Change&)
    -> Result<domain::Written<ClearanceStep>>;
template auto change_clearance<Action::ReleaseClearance>(House&, const domain::Caller&, const ports::ClearanceId&, const Change&)
    -> Result<domain::Written<ClearanceStep>>;
template auto change_clearance<Action::RefuseClearance>(House&, const domain::Caller&, const ports::ClearanceId&, const Change&)
    -> Result<domain::Written<ClearanceStep>>;

auto open_work(House& house, const ports::ClearanceRow& row) -> Result<wire::ClearanceWork> {
  if (!row.work) return wire::ClearanceWork{};
  return wire::decode_clearance_work(NOROSHI_TRY(house.vault.decrypt_machine(*row.work)));
}

auto keep_work(House& house, ports::ClearanceRow& row, const wire::ClearanceWork& work) -> Result<> {
  row.work = NOROSHI_TRY(house.vault.seal(machine_key(row.thread), "work:" + row.id.str(), wire::encode_clearance_work(work)));
  return {};
}

void forget_consent(ports::ClearanceRow& row) {
  row.home_approver.reset();
  if (!row.consent || !row.consent->digest) return;
  row.consent.reset();
  row.state = ports::ClearanceState::AwaitingConsent;
}

auto require_revision(const ports::ClearanceRow& row, int revision) -> Result<> {
  if (row.revision != revision) return fail(ErrorCode::Conflict, "revision_stale", "it changed meanwhile; read it again");
  return {};
}

auto require_same_digest(ports::Transaction& tx, House& house, const domain::Caller& caller, const ClearanceFile& file,
                         const Bytes32& shown) -> Result<> {
  const auto facts = NOROSHI_TRY(facts_of(tx, house, caller, file.thread));
  std::vector<std::pair<domain::ObjectRef, domain::ObjectFacts>> objects;
  for (auto& ref : objects_of(file)) objects.emplace_back(std::move(ref), facts);
  auto permit =
      NOROSHI_TRY((domain::decide<Action::ReadClearance, ClearanceBody>(caller, house.station, objects, domain::Purpose::Response)));
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  bool same = false;
  NOROSHI_TRY(prepare_clearance(tx, house, read, file)).map([&](Prepared&& prepared) {
    same = prepared.digest == shown;
    return 0;
  });
  if (!same) return fail(ErrorCode::Conflict, "digest_stale", "this is no longer the text that would leave; look at it again");
  return {};
}

}  // namespace noroshi::services
