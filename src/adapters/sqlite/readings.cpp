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

constexpr Fragment select_sharing{
    "SELECT DISTINCT other.sector AS sector, other.id FROM thread AS own"
    " JOIN indicator AS mine ON mine.thread = own.id JOIN indicator AS theirs ON theirs.tag = mine.tag"
    " JOIN thread AS other ON other.id = theirs.thread"
    " WHERE own.id = ? AND other.sector <> own.sector AND other.statutory = own.statutory AND other.withdrawn = 0"};

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

auto SqliteTransaction::add_indicator(const Bytes32& tag, const domain::ThreadId& thread) -> Result<> {
  NOROSHI_TRY(connection_.execute("INSERT INTO indicator (tag, thread) VALUES (?, ?) ON CONFLICT DO NOTHING", tag, thread));
  return {};
}

auto SqliteTransaction::list_sharing(const domain::ThreadId& thread, std::size_t limit) const -> Result<std::vector<ports::ThreadRow>> {
  const auto ids = NOROSHI_TRY(connection_.list(
      sql<select_sharing, " ORDER BY other.changed_at DESC, other.seq DESC LIMIT ?">,
      [](Row& row) {
        row.take<std::string>();
        return row.take<domain::ThreadId>();
      },
      thread, limit));
  std::vector<ports::ThreadRow> threads;
  for (const auto& id : ids) threads.push_back(NOROSHI_TRY(find_thread(id)).value());
  return threads;
}

auto SqliteTransaction::count_sectors_sharing(const domain::ThreadId& thread) const -> Result<int> {
  return NOROSHI_TRY(connection_.find_value<int>(sql<"SELECT count(DISTINCT sector) FROM (", select_sharing, ")">, thread)).value_or(0);
}

}  // namespace noroshi::sqlite
