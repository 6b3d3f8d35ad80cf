#include "adapters/sqlite/sqlite_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_reading{
    "SELECT id, thread, report_version, at, cause, party, level, layer, route, tables_sha256, body_key, body_context, body, notified_at"
    " FROM reading AS newest"};

auto read_reading(Row& row) -> ports::ReadingRow {
  return {.id = row.take<ports::ReadingId>(),
          .thread = row.take<domain::ThreadId>(),
          .report_version = row.take<int>(),
          .at = row.take<UtcTime>(),
          .cause = row.take<ports::ReadingCause>(),
          .party = row.take<ports::ReadingParty>(),
          .level = row.take<int>(),
          .layer = row.take<domain::Layer>(),
          .route = row.take<std::string>(),
          .tables_sha256 = row.take<std::string>(),
          .body = row.take<domain::SealedBytes>(),
          .notified_at = row.take<std::optional<UtcTime>>()};
}

}  // namespace

auto SqliteTransaction::add_reading(const ports::ReadingRow& reading) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO reading (id, thread, report_version, at, cause, party, level, layer, route, tables_sha256, body_key, body_context, body,"
      " notified_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      reading.id, reading.thread, reading.report_version, reading.at, reading.cause, reading.party, reading.level, reading.layer,
      reading.route, reading.tables_sha256, reading.body, reading.notified_at));
  return {};
}

auto SqliteTransaction::mark_reading_notified(const ports::ReadingId& id, UtcTime at) -> Result<> {
  if (NOROSHI_TRY(connection_.execute("UPDATE reading SET notified_at = ? WHERE id = ?", at, id)) == 0)
    return ports::row_missing("reading");
  return {};
}

auto SqliteTransaction::list_readings(const domain::ThreadId& thread) const -> Result<std::vector<ports::ReadingRow>> {
  return connection_.list(sql<select_reading, " WHERE thread = ? ORDER BY seq">, read_reading, thread);
}

auto SqliteTransaction::find_newest_reading(const domain::ThreadId& thread, ports::ReadingParty party) const
    -> Result<std::optional<ports::ReadingRow>> {
  return connection_.find(sql<select_reading, " WHERE thread = ? AND party = ? ORDER BY seq DESC LIMIT 1">, read_reading, thread, party);
}

auto SqliteTransaction::list_outdated_readings(const std::string& tables_sha256, const std::optional<ports::ReadingId>& after,
                                               std::size_t limit) const -> Result<std::vector<ports::ReadingRow>> {
  return connection_.list(
      sql<select_reading,
          " WHERE tables_sha256 <> ? AND seq > coalesce((SELECT seq FROM reading WHERE id = ?), 0)"
          " AND seq = (SELECT max(seq) FROM reading WHERE reading.thread = newest.thread AND reading.party = newest.party)"
          " ORDER BY seq LIMIT ?">,
      read_reading, tables_sha256, after, limit);
}

}  // namespace noroshi::sqlite
