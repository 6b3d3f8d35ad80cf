#include "services/bulletin/send_bulletin.hpp"
#include "services/notice/notify_people.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

auto issue_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<BulletinStep> {
  auto file = NOROSHI_TRY(load_bulletin(tx, caller, id));
  NOROSHI_TRY(domain::check_policy(caller, Action::ReleaseBulletin, file.facts, domain::Purpose::Response));
  if (file.row.state != ports::BulletinState::Draft)
    return fail(ErrorCode::Conflict, "not_a_draft", "it was issued already; read it again");
  if (file.row.corrects) return issue_correction(tx, house, caller, file);
  auto bulletin = NOROSHI_TRY(open_for_sending(tx, house, caller, file));
  bulletin.number = file.row.number = NOROSHI_TRY(tx.next_bulletin_number());
  bulletin.issued_at = file.row.at = file.row.words_at = house.clock.now();
  file.row.state = ports::BulletinState::Issued;
  NOROSHI_TRY(save_state(tx, house, caller, Action::ReleaseBulletin, file.row, bulletin, "release_bulletin"));
  const int queued = NOROSHI_TRY(send_everywhere(tx, house, {caller, file.row, bulletin, false}));
  return BulletinStep{id, file.row.state, file.row.number, queued};
}

auto recall_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const domain::BulletinId& id, const std::string& reason)
    -> Result<BulletinStep> {
  auto file = NOROSHI_TRY(load_bulletin(tx, caller, id));
  NOROSHI_TRY(domain::check_policy(caller, Action::RecallBulletin, file.facts, domain::Purpose::Response));
  if (!file.row.issued_here) return fail(ErrorCode::Forbidden, "not_issuer", "only the station that issued it recalls it; ask it");
  if (file.row.state == ports::BulletinState::Draft || file.row.state == ports::BulletinState::Recalled) {
    return fail(ErrorCode::Conflict, "not_issued", "there is nothing out to recall");
  }
  auto bulletin = NOROSHI_TRY(open_for_sending(tx, house, caller, file));
  bulletin.body = "【取消し】" + reason + "\n\n" + bulletin.body;
  file.row.state = ports::BulletinState::Recalled;
  NOROSHI_TRY(save_state(tx, house, caller, Action::RecallBulletin, file.row, bulletin, "recall_bulletin"));
  const int queued = NOROSHI_TRY(send_everywhere(tx, house, {caller, file.row, bulletin, true}));
  return BulletinStep{id, file.row.state, file.row.number, queued};
}

auto pass_on_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<BulletinStep> {
  auto file = NOROSHI_TRY(load_bulletin(tx, caller, id));
  NOROSHI_TRY(domain::check_policy(caller, Action::PassOnBulletin, file.facts, domain::Purpose::Response));
  if (file.row.state != ports::BulletinState::Issued)
    return fail(ErrorCode::Conflict, "not_issued", "only an issued bulletin is passed on");
  file.row.state = ports::BulletinState::PassedOn;
  ++file.row.revision;
  NOROSHI_TRY(tx.update_bulletin(file.row));
  NOROSHI_TRY(log_step(tx, house, caller, Action::PassOnBulletin, file.row, "pass_on_bulletin"));
  NOROSHI_TRY(notify_members(tx, house, file.row.sectors, {"bulletin_arrived", "bulletins/" + id.str(), std::nullopt}));
  return BulletinStep{id, file.row.state, file.row.number, 0};
}

/// Runs one step in a transaction of its own.
auto step_with(House& house, const std::function<Result<BulletinStep>(ports::Transaction&)>& work)
    -> Result<domain::Written<BulletinStep>> {
  std::optional<BulletinStep> step;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    step = NOROSHI_TRY(work(tx));
    return {};
  }));
  return domain::Written<BulletinStep>{*std::move(step), durable};
}

}  // namespace

auto issue_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Written<BulletinStep>> {
  return step_with(house, [&](ports::Transaction& tx) { return issue_in(tx, house, caller, id); });
}

auto recall_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id, std::string reason)
    -> Result<domain::Written<BulletinStep>> {
  return step_with(house, [&](ports::Transaction& tx) { return recall_in(tx, house, caller, id, reason); });
}

auto pass_on_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Written<BulletinStep>> {
  return step_with(house, [&](ports::Transaction& tx) { return pass_on_in(tx, house, caller, id); });
}

}  // namespace noroshi::services
