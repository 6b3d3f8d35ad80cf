#include "formats/wire/bulletin.hpp"
#include "services/bulletin/bulletin_access.hpp"
#include "services/charter/handles.hpp"
#include "services/charter/load_charter.hpp"
#include "services/log/append_log.hpp"
#include "services/notice/notify_people.hpp"
#include "services/relay/store_received.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

using ports::BulletinState;

/// Who may change a bulletin that lies here: the station that it came from, nobody else (C4).
auto check_issuer(const ports::Transaction& tx, const House& house, const Arrival& arrival, const ports::BulletinRow& stored) -> Result<> {
  const auto came_on = stored.charter ? NOROSHI_TRY(tx.find_charter(*stored.charter)) : std::nullopt;
  if (!stored.issued_here && came_on && is_between(*came_on, arrival.sender.id, house.station.id)) return {};
  return fail(ErrorCode::Forbidden, "bulletin_not_yours", "only the station that a bulletin came from sends it again");
}

auto blank_row(const Arrival& arrival, const domain::Bulletin& bulletin) -> ports::BulletinRow {
  return {bulletin.id,
          false,
          BulletinState::Issued,
          arrival.charter.charter().id,
          bulletin.terms.tlp,
          bulletin.sectors,
          bulletin.number,
          {},
          std::nullopt,
          {},
          1,
          arrival.now};
}

/// The members learn at once where their charter says so; else the coordinator passes it on.
auto reaches_members_at_once(const ports::Transaction& tx, const House& house, const domain::Bulletin& bulletin, UtcTime now)
    -> Result<bool> {
  const auto arrow = NOROSHI_TRY(find_charter_to(tx, house, domain::EndKind::Members, house.station.id, domain::ItemKind::Bulletin));
  return arrow && arrow->charter().timing == domain::Timing::Immediate &&
         domain::may_cross(arrow->charter(), domain::ItemKind::Bulletin, bulletin.terms, now).has_value();
}

enum class Members { Reached, NotReached };

auto wake_readers(ports::Transaction& tx, House& house, const ports::BulletinRow& row, const NoticeDraft& notice, Members members)
    -> Result<> {
  NOROSHI_TRY(notify_role(tx, house, domain::Role::Coordinator, notice));
  return members == Members::Reached ? notify_members(tx, house, row.sectors, notice) : Result<>{};
}

auto pass_on_at_once(ports::Transaction& tx, House& house, ports::BulletinRow& row) -> Result<> {
  row.state = BulletinState::PassedOn;
  NOROSHI_TRY(append_log(
      tx, house,
      {domain::EntryKind::BulletinPublished, "relay@" + house.station.slug, row.id.str(), 1, {}, {}, "passed on to the members"}));
  return {};
}

}  // namespace

auto store_bulletin(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Item& item) -> Result<> {
  const auto& content = std::get<domain::BulletinContent>(item.content);
  const auto& bulletin = content.bulletin;
  const auto stored = NOROSHI_TRY(tx.find_bulletin(bulletin.id));
  if (stored) NOROSHI_TRY(check_issuer(tx, house, arrival, *stored));
  auto row = stored ? *stored : blank_row(arrival, bulletin);
  std::optional<domain::ThreadId> thread;
  if (content.about_this_thread) {
    const auto given = NOROSHI_TRY(find_thread_given_to(tx, house, arrival.sender.id, *item.handle));
    if (!given) return fail(ErrorCode::Forbidden, "thread_unknown", "the handle names no thread that went on an arrow to the sender");
    thread = given->thread.id;
    if (std::ranges::find(row.about, *thread) == row.about.end()) row.about.push_back(*thread);
  }
  NOROSHI_TRY(log_received(tx, house, arrival, domain::ItemKind::Bulletin, thread));
  const auto before = row.state;
  if (content.recalled) row.state = BulletinState::Recalled;
  const bool corrected = stored && before != BulletinState::Recalled && !content.recalled && bulletin.issued_at > stored->words_at;
  if (content.recalled || !stored || corrected) {  // neither what was recalled nor newer words give way to what comes late
    if (corrected) row.corrected_at = arrival.now;
    row.words_at = bulletin.issued_at;
    row.tlp = bulletin.terms.tlp;
    row.sectors = bulletin.sectors;
    row.body = NOROSHI_TRY(house.vault.seal(bulletin_key(row.id), "bulletin:" + row.id.str(), wire::encode_bulletin(bulletin)));
  }
  const bool at_once = row.state == BulletinState::Issued && NOROSHI_TRY(reaches_members_at_once(tx, house, bulletin, arrival.now));
  if (at_once) NOROSHI_TRY(pass_on_at_once(tx, house, row));
  if (stored) ++row.revision;
  NOROSHI_TRY(stored ? tx.update_bulletin(row) : tx.add_bulletin(row));
  if (stored && before == row.state && !corrected) return {};
  const bool reached = before == BulletinState::PassedOn || row.state == BulletinState::PassedOn;
  const NoticeDraft notice{corrected ? "bulletin_corrected" : "bulletin_arrived", "bulletins/" + row.id.str(), std::nullopt};
  return wake_readers(tx, house, row, notice, reached ? Members::Reached : Members::NotReached);
}

}  // namespace noroshi::services
