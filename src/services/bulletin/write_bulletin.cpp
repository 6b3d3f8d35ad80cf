#include "base/text.hpp"
#include "formats/wire/bulletin.hpp"
#include "services/bulletin/bulletin_access.hpp"
#include "services/log/append_log.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

auto check_about(const ports::Transaction& tx, House& house, const domain::Caller& caller, const std::vector<domain::ThreadId>& about)
    -> Result<> {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < about.size(); ++i) {
    if (!load_visible_thread(tx, house, caller, about[i])) {
      errors.push_back({"about/" + std::to_string(i), "no such case here; choose one of GET reports"});
    }
  }
  if (!errors.empty()) return fail(std::move(errors));
  return {};
}

/// What a correction corrects, or errors of the fields that do not fit it.
auto load_corrected(const ports::Transaction& tx, const domain::Caller& caller, const BulletinDraft& draft) -> Result<ports::BulletinRow> {
  auto file = load_bulletin(tx, caller, *draft.corrects);
  const bool out = file && file->row.issued_here &&
                   (file->row.state == ports::BulletinState::Issued || file->row.state == ports::BulletinState::PassedOn);
  if (!out) return fail({FieldError{"corrects", "no bulletin of this station that is out; choose one of GET bulletins"}});
  std::vector<FieldError> errors;
  if (draft.bulletin.terms.tlp != file->row.tlp)
    errors.push_back({"tlp", "a correction keeps the label of what it corrects: " + std::string{domain::to_text(file->row.tlp)}});
  if (!draft.bulletin.sectors.empty() && draft.bulletin.sectors != file->row.sectors)
    errors.push_back({"sectors", "a correction goes to whom the bulletin went; leave this out"});
  if (!errors.empty()) return fail(std::move(errors));
  return std::move(file->row);
}

auto draft_entry(const House& house, const domain::Caller& caller, const domain::BulletinId& id) -> LogDraft {
  LogDraft draft{domain::EntryKind::BulletinPublished, domain::actor_text(caller, Action::WriteBulletin, house.station), id.str()};
  draft.detail = "draft";
  return draft;
}

auto write_in(ports::Transaction& tx, House& house, const domain::Caller& caller, BulletinDraft draft) -> Result<BulletinStep> {
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::None;
  NOROSHI_TRY(domain::check_policy(caller, Action::WriteBulletin, {relation, {}, false}, std::nullopt));
  NOROSHI_TRY(check_about(tx, house, caller, draft.about));
  if (draft.corrects) draft.bulletin.sectors = NOROSHI_TRY(load_corrected(tx, caller, draft)).sectors;
  ports::BulletinRow row{draft.bulletin.id,
                         true,
                         ports::BulletinState::Draft,
                         std::nullopt,
                         draft.bulletin.terms.tlp,
                         draft.bulletin.sectors,
                         0,
                         {},
                         caller.person,
                         draft.about,
                         1,
                         house.clock.now()};
  row.corrects = draft.corrects;
  row.body = NOROSHI_TRY(house.vault.seal(bulletin_key(row.id), "bulletin:" + row.id.str(), wire::encode_bulletin(draft.bulletin)));
  NOROSHI_TRY(tx.add_bulletin(row));
  NOROSHI_TRY(append_log(tx, house, draft_entry(house, caller, row.id)));
  return BulletinStep{row.id, row.state, 0, 0};
}

}  // namespace

auto write_bulletin(House& house, const domain::Caller& caller, const RequestKey& key, BulletinDraft draft)
    -> Result<domain::Written<BulletinStep>> {
  draft.bulletin.id = house.random.id<domain::BulletinId>();
  draft.bulletin.issued_at = house.clock.now();
  NOROSHI_TRY(domain::check_bulletin(draft.bulletin));
  NOROSHI_TRY(house.vault.create_key(bulletin_key(draft.bulletin.id)));
  std::optional<BulletinStep> step;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (const auto before = NOROSHI_TRY(find_repeat(tx, caller, key))) {
      step = BulletinStep{NOROSHI_TRY(domain::BulletinId::parse(*before)), ports::BulletinState::Draft, 0, 0};
      return {};
    }
    step = NOROSHI_TRY(write_in(tx, house, caller, draft));
    return remember_request(tx, house, caller, key, step->bulletin.str());
  }));
  return domain::Written<BulletinStep>{*std::move(step), durable};
}

}  // namespace noroshi::services
