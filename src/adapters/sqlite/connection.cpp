#include "adapters/sqlite/connection.hpp"

#include "adapters/sqlite/sqlite_error.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace noroshi::sqlite {

namespace {

constexpr int busy_timeout_ms = 10'000;

auto flags_of(OpenMode mode) -> int {
  switch (mode) {
    case OpenMode::Create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    case OpenMode::ReadWrite: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    case OpenMode::ReadOnly: return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
  }
  return SQLITE_OPEN_READONLY;
}

/// SQLite would create the file for everyone to read; -wal and -shm take their rights from it.
void create_private_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
}

}  // namespace

auto Connection::open(const std::string& path, const ConnectionSettings& settings) -> Result<std::unique_ptr<Connection>> {
  if (settings.mode == OpenMode::Create) create_private_file(path);
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags_of(settings.mode), settings.vfs.empty() ? nullptr : settings.vfs.c_str());
  std::unique_ptr<Connection> connection{new Connection{raw, path}};
  if (code != SQLITE_OK) return error_of(raw, code);
  NOROSHI_TRY(connection->configure(settings));
  return connection;
}

Connection::~Connection() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

auto Connection::configure(const ConnectionSettings& settings) -> Result<> {
  sqlite3_extended_result_codes(connection_, 1);
  sqlite3_busy_timeout(connection_, busy_timeout_ms);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  if (settings.mode != OpenMode::ReadOnly) NOROSHI_TRY(run_script("PRAGMA journal_mode = WAL"));
  NOROSHI_TRY(run_script("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 0"));
  if (settings.secure_delete == SecureDelete::On) NOROSHI_TRY(run_script("PRAGMA secure_delete = ON"));
  return {};
}

auto Connection::run_script(const std::string& sql) -> Result<> {
  const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(connection_, code);
  return {};
}

auto Connection::in_transaction() const -> bool { return sqlite3_get_autocommit(connection_) == 0; }

auto Connection::prepare(Sql sql) -> Result<sqlite3_stmt*> {
  const auto known = statements_.find(sql.text());
  if (known != statements_.end()) {
    NOROSHI_ASSERT(sqlite3_stmt_busy(known->second) == 0);
    return known->second;
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection_, sql.text(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return error_of(connection_, code);
  statements_.emplace(sql.text(), statement);
  return statement;
}

auto Connection::step(sqlite3_stmt* statement) -> Result<Step> {
  const int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return Step::Row;
  if (code == SQLITE_DONE) return Step::Done;
  return error_of(connection_, code);
}

auto Connection::changed_rows() const -> int { return sqlite3_changes(connection_); }

auto Connection::damaged(Sql sql) -> tl::unexpected<Error> { return damaged_row(sql.text()); }

Connection::Use::~Use() {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

}  // namespace noroshi::sqlite
