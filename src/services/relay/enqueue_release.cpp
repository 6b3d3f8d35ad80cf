#include "services/relay/enqueue_release.hpp"

#include "base/sha256.hpp"
#include "domain/arrow/handle.hpp"
#include "formats/wire/dispatch.hpp"
#include "services/charter/handles.hpp"
#include "services/charter/realm.hpp"
#include "services/log/append_log.hpp"

#include <fmt/format.h>

namespace noroshi::services {
namespace {

auto version_of(const domain::ItemContent& content) -> int {
  if (const auto* report = std::get_if<domain::ReportContent>(&content)) return report->version;
  return 1;
}

auto check_way(const House& house, const domain::SignedCharter& charter, const domain::Release& released) -> Result<> {
  const auto& terms = charter.charter();
  if (released.charter() != terms.id)
    return fail(ErrorCode::Conflict, "release_elsewhere", "it was released for another arrow; release it for this one");
  if (terms.from.kind != domain::EndKind::Station || terms.from.station != house.station.id || terms.to.kind != domain::EndKind::Station)
    return fail(ErrorCode::Conflict, "charter_direction", "the charter is not one from this station to another");
  return {};
}

/// A handle may be used on the arrow it was made for, or to speak of a thread to the station that it came from. Anything else would let two
/// receivers join theirs (C3).
auto check_handle(ports::Transaction& tx, const House& house, const domain::Charter& charter, const std::optional<domain::ThreadId>& thread,
                  const domain::Handle& handle) -> Result<> {
  if (!thread) return fail(ErrorCode::Conflict, "handle_foreign", "a handle names a thread of this station");
  if (handle == domain::make_handle(house.keys.handle_key().reveal(), *thread, charter.id))
    return tx.put_handle(charter.id, handle, *thread);
  const auto row = NOROSHI_TRY(tx.find_thread(*thread));
  const auto came_on = row && row->handle == handle ? NOROSHI_TRY(tx.find_charter(row->charter)) : std::nullopt;
  if (came_on && is_between(*came_on, charter.to.station, house.station.id)) return {};
  return fail(ErrorCode::Conflict, "handle_foreign", "this handle belongs to another arrow");
}

auto seal_for(const House& house, const ports::PeerRow& peer, const wire::DispatchHead& head, const wire::Consignment& consignment)
    -> Result<Bytes> {
  return wire::encode_dispatch(head, consignment,
                               {house.keys.signing_public(), [&house](BytesView message) { return house.keys.sign(message); },
                                [&](BytesView plain) { return house.crypto.seal_to(peer.sealing_public, plain); }});
}

auto log_release(ports::Transaction& tx, House& house, const ports::OutboundRow& row, const domain::Release& released,
                 const std::string& to, int version) -> Result<> {
  LogDraft draft{domain::EntryKind::Released, released.approved_by() + "@" + house.station.slug, row.id.str(), version};
  for (const auto purpose : released.terms().purposes)
    draft.purpose += (draft.purpose.empty() ? "" : " ") + std::string{domain::to_text(purpose)};
  draft.thread = row.thread;
  draft.detail = fmt::format("{} to {} under {} sha256:{}", domain::to_text(row.kind), to, row.charter, to_hex(sha256(row.bytes)));
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

}  // namespace

auto enqueue_release(ports::Transaction& tx, House& house, const domain::SignedCharter& charter, domain::Release&& released,
                     std::optional<domain::ThreadId> thread, std::optional<domain::Handle> handle, std::string about)
    -> Result<domain::DispatchId> {
  const domain::Release spent = std::move(released);
  NOROSHI_TRY(check_way(house, charter, spent));
  const auto& terms = charter.charter();
  const auto peer = NOROSHI_TRY(tx.find_peer(terms.to.station));
  if (!peer) return fail(ErrorCode::Conflict, "station_unknown", "the keys of " + terms.to.slug + " are not on file; exchange them first");
  domain::Item item{std::move(handle), domain::content_of(spent.content())};
  if (!takes_handle(terms, item.content)) item.handle.reset();
  if (!item.handle && needs_handle(terms, item.content))
    return fail(ErrorCode::Conflict, "handle_needed", "this item speaks of a thread; name it by its handle");
  if (item.handle) NOROSHI_TRY(check_handle(tx, house, terms, thread, *item.handle));

  const auto now = house.clock.now();
  const wire::DispatchHead head{house.random.id<domain::DispatchId>(), terms.id, house.station.id, peer->id, now};
  const int version = version_of(item.content);
  const auto kind = domain::kind_of(item.content);
  const wire::Consignment consignment{std::string{to_text(house.realm)}, spent.terms(), std::move(item)};
  ports::OutboundRow row{head.dispatch,
                         peer->id,
                         terms.id,
                         kind,
                         std::move(thread),
                         std::move(about),
                         NOROSHI_TRY(seal_for(house, *peer, head, consignment)),
                         ports::DispatchState::Queued,
                         0,
                         now,
                         now,
                         std::nullopt,
                         {}};
  NOROSHI_TRY(log_release(tx, house, row, spent, peer->slug, version));
  NOROSHI_TRY(tx.enqueue(row));
  return row.id;
}

}  // namespace noroshi::services
