#include "adapters/sqlite/sqlite_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_notice{
    "SELECT id, receiver, reason, link, due_at, state, attempts, created_at, next_attempt_at, last_error FROM notice"};

auto read_notice(Row& row) -> ports::NoticeRow {
  return {.id = row.take<ports::NoticeId>(),
          .to = row.take<domain::PersonId>(),
          .reason = row.take<std::string>(),
          .link = row.take<std::string>(),
          .due_at = row.take<std::optional<UtcTime>>(),
          .state = row.take<ports::DispatchState>(),
          .attempts = row.take<int>(),
          .created_at = row.take<UtcTime>(),
          .next_attempt_at = row.take<UtcTime>(),
          .last_error = row.take<std::string>()};
}

}  // namespace

auto SqliteTransaction::add_notice(const ports::NoticeRow& notice) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO notice (id, receiver, reason, link, due_at, state, attempts, created_at, next_attempt_at, last_error)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      notice.id, notice.to, notice.reason, notice.link, notice.due_at, notice.state, notice.attempts, notice.created_at,
      notice.next_attempt_at, notice.last_error));
  return {};
}

auto SqliteTransaction::find_notice(const ports::NoticeId& id) const -> Result<std::optional<ports::NoticeRow>> {
  return connection_.find(sql<select_notice, " WHERE id = ?">, read_notice, id);
}

auto SqliteTransaction::update_notice(const ports::NoticeRow& notice) -> Result<> {
  const int changed = NOROSHI_TRY(connection_.execute(
      "UPDATE notice SET receiver = ?, reason = ?, link = ?, due_at = ?, state = ?, attempts = ?, created_at = ?, next_attempt_at = ?,"
      " last_error = ? WHERE id = ?",
      notice.to, notice.reason, notice.link, notice.due_at, notice.state, notice.attempts, notice.created_at, notice.next_attempt_at,
      notice.last_error, notice.id));
  if (changed == 0) return ports::row_missing("notice");
  return {};
}

auto SqliteTransaction::list_due_notices(UtcTime now, std::size_t limit) const -> Result<std::vector<ports::NoticeRow>> {
  return connection_.list(sql<select_notice, " WHERE state = 'queued' AND next_attempt_at <= ? ORDER BY seq LIMIT ?">, read_notice, now,
                          limit);
}

auto SqliteTransaction::list_notices(std::size_t limit) const -> Result<std::vector<ports::NoticeRow>> {
  return connection_.list(sql<select_notice, " ORDER BY seq DESC LIMIT ?">, read_notice, limit);
}

}  // namespace noroshi::sqlite
