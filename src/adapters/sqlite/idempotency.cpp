#include "adapters/sqlite/sqlite_transaction.hpp"

namespace noroshi::sqlite {

auto SqliteTransaction::find_idempotency(const domain::PersonId& caller, const std::string& key) const
    -> Result<std::optional<ports::IdempotencyRow>> {
  return connection_.find(
      "SELECT request_sha256, created, at FROM idempotency WHERE caller = ? AND key = ?",
      [](Row& row) {
        return ports::IdempotencyRow{row.take<Bytes32>(), row.take<std::string>(), row.take<UtcTime>()};
      },
      caller, key);
}

auto SqliteTransaction::put_idempotency(const domain::PersonId& caller, const std::string& key, const ports::IdempotencyRow& row)
    -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO idempotency (caller, key, request_sha256, created, at) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (caller, key) DO UPDATE SET request_sha256 = excluded.request_sha256, created = excluded.created, at = excluded.at",
      caller, key, row.request_sha256, row.created, row.at));
  return {};
}

auto SqliteTransaction::remove_idempotency_before(UtcTime time) -> Result<> {
  NOROSHI_TRY(connection_.execute("DELETE FROM idempotency WHERE at < ?", time));
  return {};
}

}  // namespace noroshi::sqlite
