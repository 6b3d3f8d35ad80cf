#include "adapters/sqlite/sqlite_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_outbound{
    "SELECT id, receiver, charter, kind, thread, about, state, attempts, queued_at, next_attempt_at, done_at, last_error, bytes FROM "
    "outbound"};
constexpr Fragment select_outbound_without_bytes{
    "SELECT id, receiver, charter, kind, thread, about, state, attempts, queued_at, next_attempt_at, done_at, last_error, x'' FROM "
    "outbound"};

auto read_outbound(Row& row) -> ports::OutboundRow {
  ports::OutboundRow outbound{.id = row.take<domain::DispatchId>(),
                              .to = row.take<domain::StationId>(),
                              .charter = row.take<domain::CharterId>(),
                              .kind = row.take<domain::ItemKind>(),
                              .thread = row.take<std::optional<domain::ThreadId>>(),
                              .about = row.take<std::string>(),
                              .bytes = {},
                              .state = row.take<ports::DispatchState>(),
                              .attempts = row.take<int>(),
                              .queued_at = row.take<UtcTime>(),
                              .next_attempt_at = row.take<UtcTime>(),
                              .done_at = row.take<std::optional<UtcTime>>(),
                              .last_error = row.take<std::string>()};
  outbound.bytes = row.take<Bytes>();
  return outbound;
}

}  // namespace

auto SqliteTransaction::enqueue(const ports::OutboundRow& dispatch) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO outbound (id, receiver, charter, kind, thread, about, state, attempts, queued_at, next_attempt_at, done_at, last_error,"
      " bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      dispatch.id, dispatch.to, dispatch.charter, dispatch.kind, dispatch.thread, dispatch.about, dispatch.state, dispatch.attempts,
      dispatch.queued_at, dispatch.next_attempt_at, dispatch.done_at, dispatch.last_error, dispatch.bytes));
  return {};
}

auto SqliteTransaction::find_outbound(const domain::DispatchId& id) const -> Result<std::optional<ports::OutboundRow>> {
  return connection_.find(sql<select_outbound, " WHERE id = ?">, read_outbound, id);
}

auto SqliteTransaction::list_due(UtcTime now, std::size_t limit) const -> Result<std::vector<ports::OutboundRow>> {
  return connection_.list(sql<select_outbound, " WHERE state = 'queued' AND next_attempt_at <= ? ORDER BY seq LIMIT ?">, read_outbound, now,
                          limit);
}

auto SqliteTransaction::list_outbound(std::size_t limit) const -> Result<std::vector<ports::OutboundRow>> {
  return connection_.list(sql<select_outbound_without_bytes, " ORDER BY seq DESC LIMIT ?">, read_outbound, limit);
}

auto SqliteTransaction::list_outbound_of(const domain::ThreadId& thread) const -> Result<std::vector<ports::OutboundRow>> {
  return connection_.list(sql<select_outbound_without_bytes, " WHERE thread = ? ORDER BY seq DESC">, read_outbound, thread);
}

auto SqliteTransaction::update_outbound(const ports::OutboundRow& dispatch) -> Result<> {
  const int changed = NOROSHI_TRY(connection_.execute(
      "UPDATE outbound SET thread = ?, about = ?, state = ?, attempts = ?, queued_at = ?, next_attempt_at = ?, done_at = ?, last_error = ?"
      " WHERE id = ?",
      dispatch.thread, dispatch.about, dispatch.state, dispatch.attempts, dispatch.queued_at, dispatch.next_attempt_at, dispatch.done_at,
      dispatch.last_error, dispatch.id));
  if (changed == 0) return ports::row_missing("dispatch");
  return {};
}

auto SqliteTransaction::remember_inbound(const domain::DispatchId& id, const Bytes32& digest, UtcTime at)
    -> Result<std::optional<Bytes32>> {
  auto before = NOROSHI_TRY(connection_.find_value<Bytes32>("SELECT digest FROM inbound WHERE id = ?", id));
  if (!before) NOROSHI_TRY(connection_.execute("INSERT INTO inbound (id, digest, at) VALUES (?, ?, ?)", id, digest, at));
  return before;
}

}  // namespace noroshi::sqlite
