#include "services/charter/load_charter.hpp"

#include "formats/wire/charter.hpp"

#include <algorithm>
#include <functional>

namespace noroshi::services {
namespace {

using domain::Charter;
using domain::EndKind;

/// A station's end is good when this station knows the signing key as that station's; the members' end is signed by whom they chose.
auto check_end(const ports::Transaction& tx, const House& house, const domain::CharterEnd& end) -> Result<> {
  if (end.kind == EndKind::Members) return {};
  std::optional<Bytes32> known;
  if (end.station == house.station.id) {
    known = house.keys.signing_public();
  } else if (const auto peer = NOROSHI_TRY(tx.find_peer(end.station))) {
    known = peer->signing_public;
  }
  if (known && *known == end.signing_key) return {};
  return fail(ErrorCode::Conflict, "charter_key_unknown",
              "the charter is signed with a key that is not known as that of " + end.slug + "; exchange keys with it and sign anew");
}

auto is_in_force(const Charter& charter, UtcTime now) -> bool { return charter.effective_at <= now; }

auto is_from_station(const Charter& charter, const domain::StationId& station) -> bool {
  return charter.from.kind == EndKind::Station && charter.from.station == station;
}

using Wanted = std::function<bool(const Charter&)>;

/// Signatures are checked last: of many charters few are wanted.
auto select_charters(const ports::Transaction& tx, const House& house, const Wanted& wanted) -> Result<std::vector<domain::SignedCharter>> {
  std::vector<domain::SignedCharter> found;
  for (const auto& row : NOROSHI_TRY(tx.list_charters())) {
    const auto charter = wire::decode_charter(row.bytes);
    if (!charter || !is_in_force(*charter, house.clock.now()) || !wanted(*charter)) continue;
    auto checked = check_charter(tx, house, row);
    if (!checked && checked.error().code == ErrorCode::Unavailable) return tl::unexpected<Error>{checked.error()};
    if (checked) found.push_back(std::move(*checked));
  }
  return found;
}

/// Of several arrows between the same ends the one that took effect last; of two of one moment always the same.
auto newest_of(std::vector<domain::SignedCharter> charters) -> std::optional<domain::SignedCharter> {
  const auto newest = std::ranges::max_element(charters, {}, [](const domain::SignedCharter& signed_one) {
    return std::pair{signed_one.charter().effective_at, signed_one.charter().id};
  });
  if (newest == charters.end()) return std::nullopt;
  return std::move(*newest);
}

}  // namespace

auto check_charter(const ports::Transaction& tx, const House& house, const ports::CharterRow& row) -> Result<domain::SignedCharter> {
  auto charter = NOROSHI_TRY(wire::decode_charter(row.bytes));
  if (charter.id != row.id || charter.version != row.version)
    return fail(ErrorCode::InvalidInput, "charter_misfiled", "the charter's bytes name another charter or version");
  NOROSHI_TRY(check_end(tx, house, charter.from));
  NOROSHI_TRY(check_end(tx, house, charter.to));
  return domain::verify_charter(
      std::move(charter), row.bytes, row.signature_from, row.signature_to,
      [&house](const Bytes32& key, BytesView message, BytesView signature) { return house.crypto.verify(key, message, signature); });
}

auto load_charter(const ports::Transaction& tx, const House& house, const domain::CharterId& id) -> Result<domain::SignedCharter> {
  const auto row = NOROSHI_TRY(tx.find_charter(id));
  if (!row) return fail(ErrorCode::NotFound, "charter_unknown", "no such charter at " + house.station.slug + "; adopt it first");
  return check_charter(tx, house, *row);
}

auto list_charters(const ports::Transaction& tx, const House& house) -> Result<std::vector<domain::SignedCharter>> {
  return select_charters(tx, house, [](const Charter&) { return true; });
}

auto is_filing_charter(const Charter& charter, const domain::StationId& station) -> bool {
  return charter.from.kind == EndKind::Members && charter.to.kind == EndKind::Station && charter.to.station == station &&
         charter.kinds.contains(domain::ItemKind::Report);
}

auto list_onward_charters(const ports::Transaction& tx, const House& house, domain::ItemKind kind)
    -> Result<std::vector<domain::SignedCharter>> {
  return select_charters(tx, house, [&](const Charter& charter) {
    return is_from_station(charter, house.station.id) && charter.to.kind == EndKind::Station && charter.to.station != house.station.id &&
           charter.kinds.contains(kind);
  });
}

auto find_charter_to(const ports::Transaction& tx, const House& house, EndKind kind_of_end, const domain::StationId& station,
                     domain::ItemKind kind) -> Result<std::optional<domain::SignedCharter>> {
  return newest_of(NOROSHI_TRY(select_charters(tx, house, [&](const Charter& charter) {
    return is_from_station(charter, house.station.id) && charter.to.kind == kind_of_end && charter.to.station == station &&
           charter.kinds.contains(kind);
  })));
}

auto find_charter_down(const ports::Transaction& tx, const House& house, const domain::CharterId& up, domain::ItemKind kind)
    -> Result<std::optional<domain::SignedCharter>> {
  const auto upward = NOROSHI_TRY(load_charter(tx, house, up));
  return find_charter_to(tx, house, upward.charter().from.kind, upward.charter().from.station, kind);
}

}  // namespace noroshi::services
