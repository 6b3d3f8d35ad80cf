#include "services/relay/relay_dispatches.hpp"

#include "formats/wire/delivery_answer.hpp"
#include "formats/wire/dispatch.hpp"
#include "services/log/append_log.hpp"
#include "services/relay/retry_delay.hpp"

#include <map>

namespace noroshi::services {
namespace {

constexpr std::size_t dispatches_at_once = 64;

using Peers = std::map<domain::StationId, ports::PeerRow>;

/// The far station's answer to exactly these bytes.
auto deliver(House& house, const ports::OutboundRow& row, const ports::PeerRow& peer) -> Result<wire::DispatchAnswer> {
  const auto delivered = NOROSHI_TRY(house.relay.deliver(peer.url, row.bytes));
  auto answer = NOROSHI_TRY(wire::decode_answer_to_dispatch(
      delivered.signed_answer, peer.signing_public,
      [&house](const Bytes32& key, BytesView message, BytesView signature) { return house.crypto.verify(key, message, signature); }));
  if (answer.dispatch != row.id || answer.digest != NOROSHI_TRY(wire::digest_of(row.bytes)))
    return fail(ErrorCode::Unavailable, "answer_to_another", "the far station answered another dispatch");
  return answer;
}

void put_off(House& house, ports::OutboundRow& row, std::string why) {
  row.last_error = std::move(why);
  row.next_attempt_at = house.clock.now() + retry_delay(row.attempts, house.random);
}

/// One try, and whether the far station said anything to it.
struct Attempt {
  ports::OutboundRow row;
  bool answered = false;
};

auto try_one(House& house, ports::OutboundRow row, const ports::PeerRow& peer) -> Attempt {
  ++row.attempts;
  const auto answer = deliver(house, row, peer);
  if (!answer) {
    put_off(house, row, answer.error().slug + ": " + answer.error().message);
  } else if (answer->accepted || answer->finality == wire::Finality::Final) {
    row.state = answer->accepted ? ports::DispatchState::Delivered : ports::DispatchState::Refused;
    row.done_at = house.clock.now();
    row.last_error = answer->reason;
  } else {
    put_off(house, row, answer->reason);
  }
  return {std::move(row), answer.has_value()};
}

auto log_outcome(ports::Transaction& tx, House& house, const ports::OutboundRow& row, const std::string& to) -> Result<> {
  const bool delivered = row.state == ports::DispatchState::Delivered;
  LogDraft draft{delivered ? domain::EntryKind::Delivered : domain::EntryKind::Refused, "relay@" + house.station.slug, row.id.str()};
  draft.thread = row.thread;
  draft.detail = delivered ? "to " + to : "by " + to + ": " + row.last_error;
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

auto mark(House& house, const ports::OutboundRow& row, const std::string& to) -> Result<> {
  NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto stored = NOROSHI_TRY(tx.find_outbound(row.id));
    if (!stored || stored->state != ports::DispatchState::Queued) return {};
    if (row.state != ports::DispatchState::Queued) NOROSHI_TRY(log_outcome(tx, house, row, to));
    return tx.update_outbound(row);
  }));
  return {};
}

auto save_all(House& house, const std::vector<ports::OutboundRow>& rows) -> Result<> {
  NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    for (const auto& row : rows) NOROSHI_TRY(tx.update_outbound(row));
    return {};
  }));
  return {};
}

struct Round {
  std::vector<ports::OutboundRow> due;
  Peers peers;
};

auto load_round(House& house) -> Result<Round> {
  Round round;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    round.due = NOROSHI_TRY(tx.list_due(house.clock.now(), dispatches_at_once));
    for (auto& peer : NOROSHI_TRY(tx.list_peers())) round.peers.insert_or_assign(peer.id, std::move(peer));
    return {};
  }));
  return round;
}

/// All that is due to one station, oldest first. What waits for a station that did not answer just now waits with it, so that one silent
/// station does not hold up the others.
auto relay_to(House& house, const ports::PeerRow& peer, std::vector<ports::OutboundRow> rows) -> Result<> {
  while (!rows.empty()) {
    const auto attempt = try_one(house, rows.front(), peer);
    rows.erase(rows.begin());
    NOROSHI_TRY(mark(house, attempt.row, peer.slug));
    if (attempt.answered) continue;
    for (auto& row : rows) {
      row.next_attempt_at = attempt.row.next_attempt_at;
      row.last_error = attempt.row.last_error;
    }
    return save_all(house, rows);
  }
  return {};
}

auto wait_for_peer(House& house, std::vector<ports::OutboundRow> rows) -> Result<> {
  for (auto& row : rows) {
    ++row.attempts;
    put_off(house, row, "station_unknown: the keys and address of this station are not on file; add them");
  }
  return save_all(house, rows);
}

}  // namespace

auto relay_due(House& house) -> Result<int> {
  const Round round = NOROSHI_TRY(load_round(house));
  std::map<domain::StationId, std::vector<ports::OutboundRow>> by_station;
  for (const auto& row : round.due) by_station[row.to].push_back(row);
  for (auto& [station, rows] : by_station) {
    const auto peer = round.peers.find(station);
    NOROSHI_TRY(peer == round.peers.end() ? wait_for_peer(house, std::move(rows)) : relay_to(house, peer->second, std::move(rows)));
  }
  return static_cast<int>(round.due.size());
}

}  // namespace noroshi::services
