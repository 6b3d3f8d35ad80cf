#include "adapters/sqlite/sqlite_transaction.hpp"

#include <limits>

namespace noroshi::sqlite {

namespace {

constexpr Fragment thread_columns{
    "SELECT id, sector, statutory, charter, handle, source_tag, source_link_key, source_link_context, source_link, pseudonyms_key,"
    " pseudonyms_context, pseudonyms, short_number, withdrawn, opened_at, changed_at FROM thread"};

auto read_thread(Row& row) -> ports::ThreadRow {
  return {.id = row.take<domain::ThreadId>(),
          .sector = row.take<std::string>(),
          .statutory = row.take<bool>(),
          .charter = row.take<domain::CharterId>(),
          .handle = row.take<std::optional<domain::Handle>>(),
          .source_tag = row.take<std::optional<Bytes32>>(),
          .source_link = row.take<std::optional<domain::SealedBytes>>(),
          .pseudonyms = row.take<std::optional<domain::SealedBytes>>(),
          .short_number = row.take<std::string>(),
          .withdrawn = row.take<bool>(),
          .opened_at = row.take<UtcTime>(),
          .changed_at = row.take<UtcTime>()};
}

constexpr Fragment report_columns{
    "SELECT id, thread, version, kind, stage, channel, body_key, body_context, body, assessment_key, assessment_context, assessment, level,"
    " received_at, leaf_index FROM report"};

auto read_report(Row& row) -> ports::ReportRow {
  return {.id = row.take<domain::ReportId>(),
          .thread = row.take<domain::ThreadId>(),
          .version = row.take<int>(),
          .kind = row.take<domain::ReportKind>(),
          .stage = row.take<domain::ReportStage>(),
          .channel = row.take<domain::IntakeChannel>(),
          .body = row.take<domain::SealedBytes>(),
          .assessment = row.take<std::optional<domain::SealedBytes>>(),
          .level = row.take<int>(),
          .received_at = row.take<UtcTime>(),
          .leaf_index = row.take<std::uint64_t>()};
}

/// Where a page starts: below this change and, among equal ones, below this place.
struct Cursor {
  std::int64_t changed_at = std::numeric_limits<std::int64_t>::max();
  std::int64_t seq = std::numeric_limits<std::int64_t>::max();
};

}  // namespace

auto SqliteTransaction::put_thread(const ports::ThreadRow& thread) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO thread (id, sector, statutory, charter, handle, source_tag, source_link_key, source_link_context, source_link,"
      " pseudonyms_key, pseudonyms_context, pseudonyms, short_number, withdrawn, opened_at, changed_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET sector = excluded.sector, statutory = excluded.statutory, charter = excluded.charter,"
      " handle = excluded.handle, source_tag = excluded.source_tag, source_link_key = excluded.source_link_key,"
      " source_link_context = excluded.source_link_context, source_link = excluded.source_link, pseudonyms_key = excluded.pseudonyms_key,"
      " pseudonyms_context = excluded.pseudonyms_context, pseudonyms = excluded.pseudonyms, short_number = excluded.short_number,"
      " withdrawn = excluded.withdrawn, opened_at = excluded.opened_at, changed_at = excluded.changed_at",
      thread.id, thread.sector, thread.statutory, thread.charter, thread.handle, thread.source_tag, thread.source_link, thread.pseudonyms,
      thread.short_number, thread.withdrawn, thread.opened_at, thread.changed_at));
  return {};
}

auto SqliteTransaction::find_thread(const domain::ThreadId& id) const -> Result<std::optional<ports::ThreadRow>> {
  return connection_.find(sql<thread_columns, " WHERE id = ?">, read_thread, id);
}

auto SqliteTransaction::put_handle(const domain::CharterId& charter, const domain::Handle& handle, const domain::ThreadId& thread)
    -> Result<> {
  const auto known = NOROSHI_TRY(
      connection_.find_value<domain::ThreadId>("SELECT thread FROM given_handle WHERE charter = ? AND handle = ?", charter, handle));
  if (known == thread) return {};
  NOROSHI_TRY(connection_.execute("INSERT INTO given_handle (charter, handle, thread) VALUES (?, ?, ?)", charter, handle, thread));
  return {};
}

auto SqliteTransaction::find_thread_by_handle(const domain::CharterId& charter, const domain::Handle& handle) const
    -> Result<std::optional<ports::ThreadRow>> {
  auto received = NOROSHI_TRY(connection_.find(sql<thread_columns, " WHERE charter = ? AND handle = ?">, read_thread, charter, handle));
  if (received) return received;
  return connection_.find(sql<thread_columns, " WHERE id = (SELECT thread FROM given_handle WHERE charter = ? AND handle = ?)">,
                          read_thread, charter, handle);
}

auto SqliteTransaction::find_thread_by_short_number(const std::string& number) const -> Result<std::optional<ports::ThreadRow>> {
  return connection_.find(sql<thread_columns, " WHERE short_number = ? AND short_number <> ''">, read_thread, number);
}

auto SqliteTransaction::list_threads(const ports::ThreadQuery& query) const -> Result<std::vector<ports::ThreadRow>> {
  Cursor below;
  if (query.after) {
    const auto last = NOROSHI_TRY(connection_.find(
        "SELECT changed_at, seq FROM thread WHERE id = ?",
        [](Row& row) {
          return Cursor{row.take<std::int64_t>(), row.take<std::int64_t>()};
        },
        *query.after));
    if (!last) return std::vector<ports::ThreadRow>{};
    below = *last;
  }
  if (query.source_tag) {
    return connection_.list(sql<thread_columns,
                                " WHERE source_tag = ? AND statutory = coalesce(?, statutory) AND (changed_at, seq) < (?, ?)"
                                " ORDER BY changed_at DESC, seq DESC LIMIT ?">,
                            read_thread, *query.source_tag, query.statutory, below.changed_at, below.seq, query.limit);
  }
  return connection_.list(sql<thread_columns,
                              " WHERE statutory = coalesce(?, statutory) AND (changed_at, seq) < (?, ?)"
                              " ORDER BY changed_at DESC, seq DESC LIMIT ?">,
                          read_thread, query.statutory, below.changed_at, below.seq, query.limit);
}

auto SqliteTransaction::add_report(const ports::ReportRow& report) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO report (id, thread, version, kind, stage, channel, body_key, body_context, body, assessment_key, assessment_context,"
      " assessment, level, received_at, leaf_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      report.id, report.thread, report.version, report.kind, report.stage, report.channel, report.body, report.assessment, report.level,
      report.received_at, report.leaf_index));
  return {};
}

auto SqliteTransaction::find_report(const domain::ReportId& id) const -> Result<std::optional<ports::ReportRow>> {
  return connection_.find(sql<report_columns, " WHERE id = ?">, read_report, id);
}

auto SqliteTransaction::list_reports(const domain::ThreadId& thread) const -> Result<std::vector<ports::ReportRow>> {
  return connection_.list(sql<report_columns, " WHERE thread = ? ORDER BY version">, read_report, thread);
}

auto SqliteTransaction::put_registry(const Bytes32& source_tag, const domain::SealedBytes& registry) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO registry (source_tag, content_key, content_context, content) VALUES (?, ?, ?, ?)"
      " ON CONFLICT (source_tag) DO UPDATE SET content_key = excluded.content_key, content_context = excluded.content_context,"
      " content = excluded.content",
      source_tag, registry));
  return {};
}

auto SqliteTransaction::find_registry(const Bytes32& source_tag) const -> Result<std::optional<domain::SealedBytes>> {
  return connection_.find_value<domain::SealedBytes>("SELECT content_key, content_context, content FROM registry WHERE source_tag = ?",
                                                     source_tag);
}

auto SqliteTransaction::last_access(const domain::ThreadId& thread) const -> Result<ports::AccessRow> {
  const auto access = NOROSHI_TRY(connection_.find(
      "SELECT number, commitment FROM last_access WHERE thread = ?",
      [](Row& row) {
        return ports::AccessRow{row.take<std::uint64_t>(), row.take<Bytes32>()};
      },
      thread));
  return access.value_or(ports::AccessRow{});
}

auto SqliteTransaction::put_last_access(const domain::ThreadId& thread, const ports::AccessRow& access) -> Result<> {
  NOROSHI_TRY(
      connection_.execute("INSERT INTO last_access (thread, number, commitment) VALUES (?, ?, ?)"
                          " ON CONFLICT (thread) DO UPDATE SET number = excluded.number, commitment = excluded.commitment",
                          thread, access.number, access.commitment));
  return {};
}

}  // namespace noroshi::sqlite
