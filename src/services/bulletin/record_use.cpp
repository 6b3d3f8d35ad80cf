#include "domain/handling/release.hpp"
#include "domain/report/limits.hpp"
#include "services/bulletin/bulletin_access.hpp"
#include "services/charter/load_charter.hpp"
#include "services/log/append_log.hpp"
#include "services/relay/enqueue_release.hpp"
#include "services/report/check_text.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

/// What this station's members did so far, up to the station that issued it: counts alone, the newest word replaces the one before.
auto tell_issuer(ports::Transaction& tx, House& house, const ports::BulletinRow& row) -> Result<> {
  if (!row.charter) return {};
  const auto up = NOROSHI_TRY(find_charter_down(tx, house, *row.charter, domain::ItemKind::UseRecord));
  if (!up) return {};
  std::map<domain::UseOutcome, int> outcomes;
  for (const auto& use : NOROSHI_TRY(tx.list_uses(row.id))) {
    if (use.outcome) ++outcomes[*use.outcome];
  }
  const domain::Terms terms{up->charter().tlp_max, up->charter().purposes, std::nullopt, std::nullopt};
  auto released = NOROSHI_TRY(domain::release(domain::count_use(row.id, outcomes, 0), *up,
                                              {domain::MachineSends{}, std::nullopt, std::nullopt, terms, house.clock.now()}));
  NOROSHI_TRY(enqueue_release(tx, house, *up, std::move(released), std::nullopt, std::nullopt, row.id.str()));
  return {};
}

auto use_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const domain::BulletinId& id, Action action,
            std::optional<domain::UseOutcome> outcome, const std::optional<std::string>& because) -> Result<UseStep> {
  const auto file = NOROSHI_TRY(load_bulletin(tx, caller, id));
  NOROSHI_TRY(domain::check_policy(caller, action, file.facts, domain::Purpose::Response));
  const auto now = house.clock.now();
  const auto before = NOROSHI_TRY(tx.find_use(id, caller.organisation));
  const bool known = before && knows_words_of(file.row, *before);
  ports::UseRow use{id, caller.organisation, outcome, std::nullopt, known ? before->acknowledged_at : now, std::nullopt};
  if (!outcome && before) use = *before;
  if (!known) use.acknowledged_at = now;
  if (outcome) use.used_at = now;
  if (because) {
    use.because = NOROSHI_TRY(house.vault.seal(bulletin_key(id), "use:" + id.str() + ":" + caller.organisation.str(), as_bytes(*because)));
  }
  NOROSHI_TRY(tx.put_use(use));
  LogDraft draft{domain::EntryKind::UseRecorded, domain::actor_text(caller, action, house.station), id.str()};
  draft.detail = outcome ? std::string{domain::to_text(*outcome)} : "acknowledged";
  NOROSHI_TRY(append_log(tx, house, draft));
  if (outcome) NOROSHI_TRY(tell_issuer(tx, house, file.row));
  return UseStep{id, use.outcome};
}

auto use_with(House& house, const domain::Caller& caller, const domain::BulletinId& id, Action action,
              std::optional<domain::UseOutcome> outcome, const std::optional<std::string>& because) -> Result<domain::Written<UseStep>> {
  std::optional<UseStep> step;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    step = NOROSHI_TRY(use_in(tx, house, caller, id, action, outcome, because));
    return {};
  }));
  return domain::Written<UseStep>{*step, durable};
}

}  // namespace

auto acknowledge_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Written<UseStep>> {
  return use_with(house, caller, id, Action::AcknowledgeBulletin, std::nullopt, std::nullopt);
}

auto record_use(House& house, const domain::Caller& caller, const domain::BulletinId& id, domain::UseOutcome outcome,
                std::optional<std::string> because) -> Result<domain::Written<UseStep>> {
  if (because) {
    std::vector<FieldError> errors;
    because = check_text(*std::move(because), "because", domain::limits::short_text_chars_max, errors);
    if (!errors.empty()) return fail(std::move(errors));
  }
  return use_with(house, caller, id, Action::RecordUse, outcome, because);
}

}  // namespace noroshi::services
