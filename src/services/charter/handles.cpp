#include "services/charter/handles.hpp"

#include "formats/wire/charter.hpp"

namespace noroshi::services {

using domain::ItemKind;

auto needs_handle(const domain::Charter& charter, const domain::ItemContent& content) -> bool {
  switch (domain::kind_of(content)) {
    case ItemKind::Report: return charter.identity != domain::IdentityRule::SectorOnly;
    case ItemKind::Enquiry:
    case ItemKind::Answer:
    case ItemKind::CallBack:
    case ItemKind::ReadNotice: return true;
    case ItemKind::Bulletin: return std::get<domain::BulletinContent>(content).about_this_thread;
    case ItemKind::Tally:
    case ItemKind::UseRecord: return false;
  }
  return true;
}

auto takes_handle(const domain::Charter& charter, const domain::ItemContent& content) -> bool {
  const auto kind = domain::kind_of(content);
  return needs_handle(charter, content) || kind == ItemKind::UseRecord;
}

auto is_between(const ports::CharterRow& row, const domain::StationId& from, const domain::StationId& to) -> bool {
  const auto charter = wire::decode_charter(row.bytes);
  return charter && charter->from.kind == domain::EndKind::Station && charter->from.station == from &&
         charter->to.kind == domain::EndKind::Station && charter->to.station == to;
}

auto find_thread_given_to(const ports::Transaction& tx, const House& house, const domain::StationId& station, const domain::Handle& handle)
    -> Result<std::optional<GivenThread>> {
  for (const auto& row : NOROSHI_TRY(tx.list_charters())) {
    if (!is_between(row, house.station.id, station)) continue;
    if (auto thread = NOROSHI_TRY(tx.find_thread_by_handle(row.id, handle))) return GivenThread{std::move(*thread), row.id};
  }
  return std::optional<GivenThread>{};
}

}  // namespace noroshi::services
