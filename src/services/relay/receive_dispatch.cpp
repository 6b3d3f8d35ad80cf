#include "services/relay/receive_dispatch.hpp"

#include "domain/report/limits.hpp"
#include "formats/wire/delivery_answer.hpp"
#include "formats/wire/dispatch.hpp"
#include "services/bulletin/bulletin_access.hpp"
#include "services/charter/handles.hpp"
#include "services/charter/load_charter.hpp"
#include "services/charter/realm.hpp"
#include "services/relay/store_received.hpp"
#include "services/report/thread_access.hpp"

#include <algorithm>
#include <array>

namespace noroshi::services {
namespace {

/// Refusals that time or an administrator may lift: the sender tries again.
constexpr std::array<std::string_view, 5> passing_reasons{"dispatch_clock_skew", "charter_unknown", "charter_not_effective",
                                                          "charter_key_unknown", "bulletin_unknown"};

auto refuse(std::string slug, std::string message) { return fail(ErrorCode::Forbidden, std::move(slug), std::move(message)); }

struct Authenticated {
  wire::SignedDispatch dispatch;
  ports::PeerRow sender;
};

/// An unknown sender costs the same work as a wrong signature and gets the same answer (C5).
auto authenticate(House& house, BytesView bytes) -> Result<Authenticated> {
  auto claimed = NOROSHI_TRY(wire::read_dispatch(bytes));
  std::optional<ports::PeerRow> peer;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    peer = NOROSHI_TRY(tx.find_peer(claimed.claimed_sender()));
    return {};
  }));
  const Bytes32 key = peer ? peer->signing_public : house.keys.signing_public();
  auto verified =
      NOROSHI_TRY(wire::verify_dispatch(std::move(claimed), key, [&house](const Bytes32& by, BytesView message, BytesView signature) {
        return house.crypto.verify(by, message, signature);
      }));
  if (!peer) return wire::unauthorised();  // even if it bears our own signature: no station sends to itself
  return Authenticated{std::move(verified), std::move(*peer)};
}

auto check_head(const House& house, const wire::DispatchHead& head) -> Result<> {
  if (head.to != house.station.id) return refuse("dispatch_not_for_us", "it is addressed to another station");
  if (head.sent_at > house.clock.now() + std::chrono::seconds{domain::limits::clock_skew_seconds_max})
    return refuse("dispatch_clock_skew", "it was sent in the future; one of the two clocks is wrong");
  return {};
}

/// Opens what is sealed to this station. Another realm's item is refused: an exercise never reaches a live station (C7).
auto open_for_us(const House& house, const wire::SignedDispatch& dispatch) -> Result<wire::Consignment> {
  auto consignment = NOROSHI_TRY(wire::open_dispatch(dispatch, [&house](BytesView sealed) { return house.keys.open_sealed(sealed); }));
  if (consignment.realm != to_text(house.realm))
    return refuse("dispatch_other_realm", "exercise, demo and live stations take nothing of each other");
  return consignment;
}

auto check_direction(const House& house, const domain::Charter& charter, const domain::StationId& sender) -> Result<> {
  const bool right = charter.from.kind == domain::EndKind::Station && charter.from.station == sender &&
                     charter.to.kind == domain::EndKind::Station && charter.to.station == house.station.id;
  if (right) return {};
  return refuse("charter_direction", "the charter is not one from the sender to this station");
}

auto check_identity(const domain::Charter& charter, const domain::Item& item) -> Result<> {
  if (needs_handle(charter, item.content) && !item.handle)
    return refuse("handle_needed", "this item speaks of a thread; name it by its handle");
  if (item.handle && !takes_handle(charter, item.content)) return refuse("handle_not_agreed", "the charter has no handle for this item");
  const auto* report = std::get_if<domain::ReportContent>(&item.content);
  if (report && !report->organisation.empty() && charter.identity != domain::IdentityRule::Named)
    return refuse("identity_not_agreed", "the charter does not let a report name its source");
  return {};
}

/// Labels and purposes never widen on the way in (C4).
void narrow(wire::Consignment& consignment) {
  if (auto* report = std::get_if<domain::ReportContent>(&consignment.item.content))
    consignment.terms = report->terms = domain::meet(report->terms, consignment.terms);
  if (auto* bulletin = std::get_if<domain::BulletinContent>(&consignment.item.content))
    consignment.terms = bulletin->bulletin.terms = domain::meet(bulletin->bulletin.terms, consignment.terms);
}

auto accept_in(ports::Transaction& tx, House& house, const Authenticated& from, wire::Consignment& consignment,
               const domain::ThreadId& fresh) -> Result<> {
  const auto& head = from.dispatch.head();
  const auto now = house.clock.now();
  if (const auto before = NOROSHI_TRY(tx.remember_inbound(head.dispatch, from.dispatch.digest(), now))) {
    if (*before == from.dispatch.digest()) return {};
    return refuse("dispatch_forged", "another dispatch came under this id before");
  }
  const auto charter = NOROSHI_TRY(load_charter(tx, house, head.charter));
  NOROSHI_TRY(check_direction(house, charter.charter(), head.from));
  NOROSHI_TRY(domain::may_cross(charter.charter(), domain::kind_of(consignment.item.content), consignment.terms, now));
  NOROSHI_TRY(check_identity(charter.charter(), consignment.item));
  return store_received(tx, house, {from.sender, charter, head.dispatch, from.dispatch.digest(), now, fresh}, consignment.item);
}

auto is_new_thread(House& house, const wire::DispatchHead& head, const domain::Item& item) -> Result<bool> {
  bool known = false;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    if (item.handle) known = NOROSHI_TRY(tx.find_thread_by_handle(head.charter, *item.handle)).has_value();
    return {};
  }));
  return !known;
}

/// Keys are made durable first: no body is ever stored under a key that can be lost. One that no body came to use is harmless.
auto create_keys(House& house, const wire::DispatchHead& head, const domain::Item& item, const domain::ThreadId& fresh) -> Result<> {
  if (const auto* bulletin = std::get_if<domain::BulletinContent>(&item.content))
    return house.vault.create_key(bulletin_key(bulletin->bulletin.id));
  if (!std::holds_alternative<domain::ReportContent>(item.content) || !NOROSHI_TRY(is_new_thread(house, head, item))) return {};
  return house.vault.create_keys(case_keys(fresh));
}

auto accept(House& house, const Authenticated& from) -> Result<> {
  NOROSHI_TRY(check_head(house, from.dispatch.head()));
  auto consignment = NOROSHI_TRY(open_for_us(house, from.dispatch));
  narrow(consignment);
  const auto fresh = house.random.id<domain::ThreadId>();
  NOROSHI_TRY(create_keys(house, from.dispatch.head(), consignment.item, fresh));
  NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) { return accept_in(tx, house, from, consignment, fresh); }));
  return {};
}

auto finality_of(const Error& refusal) -> wire::Finality {
  const bool passing = std::ranges::find(passing_reasons, refusal.slug) != passing_reasons.end();
  return passing || refusal.code == ErrorCode::Conflict ? wire::Finality::Later : wire::Finality::Final;
}

}  // namespace

auto receive_dispatch(House& house, BytesView bytes) -> Result<std::string> {
  const auto from = NOROSHI_TRY(authenticate(house, bytes));
  wire::DispatchAnswer answer{from.dispatch.head().dispatch, from.dispatch.digest(), true, {}, wire::Finality::Final};
  if (const auto accepted = accept(house, from); !accepted) {
    if (accepted.error().code == ErrorCode::Unavailable) return tl::unexpected<Error>{accepted.error()};
    answer.accepted = false;
    answer.reason = accepted.error().slug;
    answer.finality = finality_of(accepted.error());
  }
  return wire::encode_answer_to_dispatch(answer, [&house](BytesView message) { return house.keys.sign(message); });
}

}  // namespace noroshi::services
