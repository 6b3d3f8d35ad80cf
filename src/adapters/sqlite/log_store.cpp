#include "adapters/sqlite/sqlite_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_opening{"SELECT thread, idx, opening_key, opening_context, opening FROM log_opening"};

/// Of a thread; openings that concern none cannot be asked for.
auto read_opening(Row& row) -> ports::OpeningRow {
  const auto thread = row.take<domain::ThreadId>();
  return {.index = row.take<std::uint64_t>(), .thread = thread, .opening = row.take<domain::SealedBytes>()};
}

auto read_checkpoint(Row& row) -> ports::CheckpointRow {
  return {.size = row.take<std::uint64_t>(), .note = row.take<std::string>(), .at = row.take<UtcTime>()};
}

}  // namespace

auto SqliteTransaction::size() const -> Result<std::uint64_t> {
  const auto size = NOROSHI_TRY(connection_.find_value<std::uint64_t>("SELECT idx + 1 FROM log_entry ORDER BY idx DESC LIMIT 1"));
  return size.value_or(0);
}

auto SqliteTransaction::add_entry(std::uint64_t index, const Bytes32& commitment) -> Result<> {
  if (index != NOROSHI_TRY(size())) return ports::log_gap();
  NOROSHI_TRY(connection_.execute("INSERT INTO log_entry (idx, commitment) VALUES (?, ?)", index, commitment));
  return {};
}

auto SqliteTransaction::read_entries(std::uint64_t from, std::size_t count) const -> Result<std::vector<Bytes32>> {
  return connection_.list(
      "SELECT commitment FROM log_entry WHERE idx >= ? ORDER BY idx LIMIT ?", [](Row& row) { return row.take<Bytes32>(); }, from, count);
}

auto SqliteTransaction::add_node(int level, std::uint64_t index, const Bytes32& hash) -> Result<> {
  NOROSHI_TRY(connection_.execute("INSERT INTO log_node (level, idx, hash) VALUES (?, ?, ?)", level, index, hash));
  return {};
}

auto SqliteTransaction::find_node(int level, std::uint64_t index) const -> Result<std::optional<Bytes32>> {
  return connection_.find_value<Bytes32>("SELECT hash FROM log_node WHERE level = ? AND idx = ?", level, index);
}

auto SqliteTransaction::add_opening(const ports::OpeningRow& opening) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO log_opening (thread, idx, opening_key, opening_context, opening) VALUES (coalesce(?, x''), ?, ?, ?, ?)", opening.thread,
      opening.index, opening.opening));
  return {};
}

auto SqliteTransaction::list_openings(const domain::ThreadId& thread) const -> Result<std::vector<ports::OpeningRow>> {
  return connection_.list(sql<select_opening, " WHERE thread = ? ORDER BY idx">, read_opening, thread);
}

auto SqliteTransaction::find_opening(std::uint64_t index, const domain::ThreadId& thread) const
    -> Result<std::optional<ports::OpeningRow>> {
  return connection_.find(sql<select_opening, " WHERE thread = ? AND idx = ?">, read_opening, thread, index);
}

auto SqliteTransaction::put_checkpoint(const ports::CheckpointRow& checkpoint) -> Result<> {
  NOROSHI_TRY(
      connection_.execute("INSERT INTO newest_checkpoint (slot, size, note, at) VALUES (1, ?, ?, ?)"
                          " ON CONFLICT (slot) DO UPDATE SET size = excluded.size, note = excluded.note, at = excluded.at",
                          checkpoint.size, checkpoint.note, checkpoint.at));
  return {};
}

auto SqliteTransaction::newest_checkpoint() const -> Result<std::optional<ports::CheckpointRow>> {
  return connection_.find("SELECT size, note, at FROM newest_checkpoint", read_checkpoint);
}

auto SqliteTransaction::put_published(const ports::CheckpointRow& checkpoint) -> Result<> {
  NOROSHI_TRY(
      connection_.execute("INSERT INTO published_checkpoint (size, note, at) VALUES (?, ?, ?)"
                          " ON CONFLICT (size) DO UPDATE SET note = excluded.note, at = excluded.at",
                          checkpoint.size, checkpoint.note, checkpoint.at));
  return {};
}

auto SqliteTransaction::published() const -> Result<std::optional<ports::CheckpointRow>> {
  return connection_.find("SELECT size, note, at FROM published_checkpoint ORDER BY size DESC LIMIT 1", read_checkpoint);
}

}  // namespace noroshi::sqlite
