#include "adapters/sqlite/sqlite_transaction.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_peer{
    "SELECT id, slug, name_ja, name_en, kind, url, signing_public, sealing_public,"
    " (SELECT group_concat(sector, char(10)) FROM peer_sector WHERE peer_sector.peer = peer.id) FROM peer"};

auto read_peer(Row& row) -> ports::PeerRow {
  return {.id = row.take<domain::StationId>(),
          .slug = row.take<std::string>(),
          .name_ja = row.take<std::string>(),
          .name_en = row.take<std::string>(),
          .kind = row.take<domain::StationKind>(),
          .url = row.take<std::string>(),
          .signing_public = row.take<Bytes32>(),
          .sealing_public = row.take<Bytes32>(),
          .sectors = row.take<std::set<std::string>>()};
}

constexpr Fragment select_charter{"SELECT id, version, bytes, signature_from, signature_to, adopted_at FROM charter AS newest"};

auto read_charter(Row& row) -> ports::CharterRow {
  return {.id = row.take<domain::CharterId>(),
          .version = row.take<int>(),
          .bytes = row.take<Bytes>(),
          .signature_from = row.take<Bytes>(),
          .signature_to = row.take<Bytes>(),
          .adopted_at = row.take<UtcTime>()};
}

}  // namespace

auto SqliteTransaction::put_peer(const ports::PeerRow& peer) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO peer (id, slug, name_ja, name_en, kind, url, signing_public, sealing_public) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name_ja = excluded.name_ja, name_en = excluded.name_en, kind = excluded.kind,"
      " url = excluded.url, signing_public = excluded.signing_public, sealing_public = excluded.sealing_public",
      peer.id, peer.slug, peer.name_ja, peer.name_en, peer.kind, peer.url, peer.signing_public, peer.sealing_public));
  NOROSHI_TRY(connection_.execute("DELETE FROM peer_sector WHERE peer = ?", peer.id));
  for (const std::string& sector : peer.sectors) {
    NOROSHI_TRY(connection_.execute("INSERT INTO peer_sector (peer, sector) VALUES (?, ?)", peer.id, sector));
  }
  return {};
}

auto SqliteTransaction::find_peer(const domain::StationId& id) const -> Result<std::optional<ports::PeerRow>> {
  return connection_.find(sql<select_peer, " WHERE id = ?">, read_peer, id);
}

auto SqliteTransaction::list_peers() const -> Result<std::vector<ports::PeerRow>> {
  return connection_.list(sql<select_peer, " ORDER BY seq">, read_peer);
}

auto SqliteTransaction::put_charter(const ports::CharterRow& charter) -> Result<> {
  NOROSHI_TRY(
      connection_.execute("INSERT INTO charter (id, version, bytes, signature_from, signature_to, adopted_at) VALUES (?, ?, ?, ?, ?, ?)"
                          " ON CONFLICT (id, version) DO UPDATE SET bytes = excluded.bytes, signature_from = excluded.signature_from,"
                          " signature_to = excluded.signature_to, adopted_at = excluded.adopted_at",
                          charter.id, charter.version, charter.bytes, charter.signature_from, charter.signature_to, charter.adopted_at));
  return {};
}

auto SqliteTransaction::find_charter(const domain::CharterId& id) const -> Result<std::optional<ports::CharterRow>> {
  return connection_.find(sql<select_charter, " WHERE id = ? ORDER BY version DESC LIMIT 1">, read_charter, id);
}

auto SqliteTransaction::list_charters() const -> Result<std::vector<ports::CharterRow>> {
  return connection_.list(sql<select_charter,
                              " WHERE version = (SELECT max(version) FROM charter WHERE charter.id = newest.id)"
                              " ORDER BY (SELECT min(seq) FROM charter WHERE charter.id = newest.id)">,
                          read_charter);
}

}  // namespace noroshi::sqlite
