#include "services/bulletin/send_bulletin.hpp"

#include "domain/handling/release.hpp"
#include "formats/wire/bulletin.hpp"
#include "services/charter/load_charter.hpp"
#include "services/log/append_log.hpp"
#include "services/log/read_log.hpp"
#include "services/relay/enqueue_release.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

/// Does the station at the far end have members in the audience?
auto is_addressed(const ports::PeerRow& peer, const std::set<std::string>& sectors) -> bool {
  if (sectors.empty() || peer.sectors.empty()) return true;
  return std::any_of(peer.sectors.begin(), peer.sectors.end(), [&](const std::string& sector) { return sectors.contains(sector); });
}

auto send_one(ports::Transaction& tx, House& house, const Sending& sending, const domain::SignedCharter& arrow,
              const std::optional<ports::ThreadRow>& about) -> Result<> {
  domain::BulletinContent content{sending.bulletin, about.has_value(), sending.recalled};
  std::optional<domain::PersonId> author = sending.row.author;
  auto released = NOROSHI_TRY(domain::release(
      std::move(content), arrow,
      {domain::PersonApproves{sending.caller.person, author}, std::nullopt, std::nullopt, sending.bulletin.terms, house.clock.now()}));
  std::optional<domain::ThreadId> thread;
  std::optional<domain::Handle> handle;
  if (about) {
    thread = about->id;
    handle = about->handle;
  }
  NOROSHI_TRY(enqueue_release(tx, house, arrow, std::move(released), thread, handle, sending.bulletin.id.str()));
  return {};
}

/// The cases it rests on that came from this station: their sources learn of it through their handles.
auto about_from(const ports::Transaction& tx, House& house, const ports::BulletinRow& row, const domain::StationId& station)
    -> Result<std::vector<ports::ThreadRow>> {
  std::vector<ports::ThreadRow> found;
  for (const auto& id : row.about) {
    auto thread = NOROSHI_TRY(tx.find_thread(id));
    if (!thread || !thread->handle) continue;
    if (NOROSHI_TRY(load_charter(tx, house, thread->charter)).charter().from.station == station) found.push_back(*std::move(thread));
  }
  return found;
}

auto send_to_station(ports::Transaction& tx, House& house, const Sending& sending, const domain::SignedCharter& arrow) -> Result<int> {
  const auto peer = NOROSHI_TRY(tx.find_peer(arrow.charter().to.station));
  const auto about = NOROSHI_TRY(about_from(tx, house, sending.row, arrow.charter().to.station));
  for (const auto& thread : about) NOROSHI_TRY(send_one(tx, house, sending, arrow, thread));
  if (!about.empty()) return static_cast<int>(about.size());
  if (!peer || !is_addressed(*peer, sending.bulletin.sectors)) return 0;
  if (!domain::may_cross(arrow.charter(), domain::ItemKind::Bulletin, sending.bulletin.terms, house.clock.now())) return 0;
  NOROSHI_TRY(send_one(tx, house, sending, arrow, std::nullopt));
  return 1;
}

}  // namespace

auto send_everywhere(ports::Transaction& tx, House& house, const Sending& sending) -> Result<int> {
  int queued = 0;
  for (const auto& arrow : NOROSHI_TRY(list_onward_charters(tx, house, domain::ItemKind::Bulletin))) {
    queued += NOROSHI_TRY(send_to_station(tx, house, sending, arrow));
  }
  return queued;
}

/// The whole bulletin under the caller's logged read, with the number and the label it goes out with.
auto open_for_sending(ports::Transaction& tx, House& house, const domain::Caller& caller, const BulletinFile& file)
    -> Result<domain::Bulletin> {
  auto permit = NOROSHI_TRY((domain::decide<Action::ReadBulletin, BulletinBody>(caller, house.station, {{ref_of(file.row), file.facts}},
                                                                                domain::Purpose::Response)));
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  std::optional<domain::Bulletin> bulletin;
  NOROSHI_TRY(open_bulletin(house, read, file.row)).map([&](domain::Bulletin&& opened) {
    bulletin = std::move(opened);
    return 0;
  });
  return *std::move(bulletin);
}

auto log_step(ports::Transaction& tx, House& house, const domain::Caller& caller, Action action, const ports::BulletinRow& row,
              std::string detail) -> Result<> {
  LogDraft draft{domain::EntryKind::BulletinPublished, domain::actor_text(caller, action, house.station), row.id.str(), row.number};
  draft.detail = std::move(detail);
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

auto save_state(ports::Transaction& tx, House& house, const domain::Caller& caller, Action action, ports::BulletinRow& row,
                const domain::Bulletin& bulletin, std::string detail) -> Result<> {
  row.body = NOROSHI_TRY(house.vault.seal(bulletin_key(row.id), "bulletin:" + row.id.str(), wire::encode_bulletin(bulletin)));
  ++row.revision;
  NOROSHI_TRY(tx.update_bulletin(row));
  return log_step(tx, house, caller, action, row, std::move(detail));
}

}  // namespace noroshi::services
