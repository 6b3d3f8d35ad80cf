#include "services/clearance/advance_clearance.hpp"

#include "domain/arrow/handle.hpp"
#include "services/log/read_log.hpp"
#include "services/notice/notify_people.hpp"
#include "services/relay/enqueue_release.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using ports::ClearanceState;

auto next_state(const ports::ClearanceRow& row, const domain::Charter& charter) -> ClearanceState {
  if (row.state == ClearanceState::AwaitingConsent && !row.consent) return ClearanceState::AwaitingConsent;
  if (charter.home_approval && !row.home_approver) return ClearanceState::AwaitingHome;
  return ClearanceState::AwaitingStation;
}

/// Structured facts and indicators only; the prose waits for a person.
auto release_by_clause(ports::Transaction& tx, House& house, const ClearanceFile& file, const domain::NightClause& clause) -> Result<> {
  auto permit = domain::permit_machine<domain::Action::ReadClearance, ClearanceBody>("clause " + clause.clause_ja, objects_of(file));
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  auto prepared = NOROSHI_TRY(prepare_clearance(tx, house, read, file));
  Result<> sent;
  std::move(prepared).map([&](Prepared&& ready) {
    if (!ready.technical_half) return 0;
    const domain::ReleaseDecision decision{domain::ClauseApproves{clause.clause_ja},
                                           file.row.consent,
                                           ready.set.counted(),
                                           ready.terms,
                                           house.clock.now(),
                                           ready.set.is_published};
    const auto dispatch = send_prepared(tx, house, file, *std::move(ready.technical_half), ready.memory, decision);
    if (!dispatch) sent = tl::unexpected<Error>{dispatch.error()};
    return 0;
  });
  return sent;
}

auto clause_that_applies(const House& house, const ports::ClearanceRow& row, const domain::Charter& charter) -> const domain::NightClause* {
  const bool waits = row.state == ClearanceState::AwaitingStation && !row.technical_half_gone;
  if (!waits || row.subject != ports::ClearanceSubject::Report) return nullptr;
  if (charter.timing != domain::Timing::Immediate || !charter.night || !charter.night->technical_half) return nullptr;
  return domain::night_applies(*charter.night, house.clock.now()) ? &*charter.night : nullptr;
}

}  // namespace

auto send_prepared(ports::Transaction& tx, House& house, const ClearanceFile& file, domain::Releasable content,
                   const wire::ThreadMemory& memory, const domain::ReleaseDecision& decision) -> Result<std::string> {
  auto released = NOROSHI_TRY(domain::release(std::move(content), file.charter, decision));
  const auto handle = domain::make_handle(house.keys.handle_key().reveal(), file.thread.id, file.charter.charter().id);
  std::string approved_by = released.approved_by();
  NOROSHI_TRY(enqueue_release(tx, house, file.charter, std::move(released), file.thread.id, handle, file.row.subject_id));
  auto thread = file.thread;
  thread.pseudonyms =
      NOROSHI_TRY(house.vault.seal(machine_key(thread.id), "pseudonyms:" + thread.id.str(), wire::encode_thread_memory(memory)));
  thread.changed_at = house.clock.now();
  NOROSHI_TRY(tx.put_thread(thread));
  return approved_by;
}

auto advance_clearance(ports::Transaction& tx, House& house, ports::ClearanceRow row) -> Result<ports::ClearanceRow> {
  auto file = NOROSHI_TRY(load_clearance_file(tx, house, row.id));
  row.state = next_state(row, file.charter.charter());
  row.changed_at = house.clock.now();
  ++row.revision;
  if (const auto* clause = clause_that_applies(house, row, file.charter.charter())) {
    file.row = row;
    const auto sent = release_by_clause(tx, house, file, *clause);
    if (!sent && sent.error().code == ErrorCode::Unavailable) return tl::unexpected<Error>{sent.error()};
    row.technical_half_gone = sent.has_value();  // what the rules hold back waits for a person; filing never fails over it
    if (sent) row.released_by = "clause " + clause->clause_ja;
  }
  NOROSHI_TRY(tx.update_clearance(row));
  if (row.state == ClearanceState::AwaitingStation) {
    for (const auto role : {domain::Role::Coordinator, domain::Role::Approver}) {
      NOROSHI_TRY(notify_role(tx, house, role, {"clearance_waiting", "clearances/" + row.id.str(), row.due_at}));
    }
  }
  return row;
}

}  // namespace noroshi::services
