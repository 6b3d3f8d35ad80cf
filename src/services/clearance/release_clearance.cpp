#include "services/clearance/advance_clearance.hpp"
#include "services/clearance/change_clearance.hpp"
#include "services/log/read_log.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

/// What the approver has on the screen goes, and nothing else.
auto send_shown(ports::Transaction& tx, House& house, const domain::Caller& caller, const ClearanceFile& file, Prepared&& prepared,
                const ReleaseStep& step) -> Result<std::string> {
  if (prepared.digest != step.digest) {
    return fail(ErrorCode::Conflict, "digest_stale", "this is no longer the text that would leave; look at it again");
  }
  const domain::ReleaseDecision decision{domain::PersonApproves{caller.person, file.row.editor},
                                         file.row.consent,
                                         prepared.set.counted(),
                                         prepared.terms,
                                         house.clock.now(),
                                         prepared.set.is_published};
  if (step.part == domain::ReportPart::Whole) return send_prepared(tx, house, file, std::move(prepared.content), prepared.memory, decision);
  if (!prepared.technical_half) return fail({FieldError{"part", "an answer has no technical half; send it whole or refuse it"}});
  return send_prepared(tx, house, file, *std::move(prepared.technical_half), prepared.memory, decision);
}

auto release_file(ports::Transaction& tx, House& house, const domain::Caller& caller, ClearanceFile& file, const ReleaseStep& step)
    -> Result<ports::ClearanceRow> {
  auto& row = file.row;
  if (row.state != ports::ClearanceState::AwaitingStation) {
    return fail(ErrorCode::Conflict, "consent_missing", "the giver or its organisation has not agreed yet; wait for their yes");
  }
  const auto facts = NOROSHI_TRY(facts_of(tx, house, caller, file.thread));
  std::vector<std::pair<domain::ObjectRef, domain::ObjectFacts>> objects;
  for (auto& ref : objects_of(file)) objects.emplace_back(std::move(ref), facts);
  auto permit =
      NOROSHI_TRY((domain::decide<Action::ReadClearance, ClearanceBody>(caller, house.station, objects, domain::Purpose::Response)));
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  Result<std::string> sent;
  NOROSHI_TRY(prepare_clearance(tx, house, read, file)).map([&](Prepared&& prepared) {
    sent = send_shown(tx, house, caller, file, std::move(prepared), step);
    return 0;
  });
  row.released_by = NOROSHI_TRY(std::move(sent));
  row.state = ports::ClearanceState::Released;
  row.technical_half_gone = row.technical_half_gone || step.part == domain::ReportPart::TechnicalHalf;
  ++row.revision;
  row.changed_at = house.clock.now();
  NOROSHI_TRY(tx.update_clearance(row));
  return row;
}

}  // namespace

auto release_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const ReleaseStep& step)
    -> Result<domain::Written<ClearanceStep>> {
  return change_clearance<Action::ReleaseClearance>(
      house, caller, id, [&](ports::Transaction& tx, ClearanceFile& file) { return release_file(tx, house, caller, file, step); });
}

auto refuse_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const std::string& reason)
    -> Result<domain::Written<ClearanceStep>> {
  return change_clearance<Action::RefuseClearance>(house, caller, id,
                                                   [&](ports::Transaction& tx, ClearanceFile& file) -> Result<ports::ClearanceRow> {
                                                     auto& row = file.row;
                                                     row.state = ports::ClearanceState::Refused;
                                                     row.released_by = reason;
                                                     ++row.revision;
                                                     row.changed_at = house.clock.now();
                                                     NOROSHI_TRY(tx.update_clearance(row));
                                                     return row;
                                                   });
}

}  // namespace noroshi::services
