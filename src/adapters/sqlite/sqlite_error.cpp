#include "adapters/sqlite/sqlite_error.hpp"

#include "ports/store_errors.hpp"

#include <sqlite3.h>

namespace noroshi::sqlite {

namespace {

/// "UNIQUE constraint failed: person.user" → "person.user"
auto column_of(const std::string& message) -> std::string {
  const std::size_t colon = message.rfind(": ");
  return colon == std::string::npos ? message : message.substr(colon + 2);
}

auto constraint_error(int code, const std::string& message) -> tl::unexpected<Error> {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return ports::already_exists(column_of(message));
    case SQLITE_CONSTRAINT_FOREIGNKEY: return ports::parent_missing("a row");
    default: return fail(ErrorCode::Conflict, "constraint", "the store refuses this value: " + column_of(message));
  }
}

}  // namespace

auto error_of(sqlite3* connection, int code) -> tl::unexpected<Error> {
  const std::string message = connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection);
  const int extended = connection == nullptr ? code : sqlite3_extended_errcode(connection);
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT: return constraint_error(extended, message);
    case SQLITE_FULL:
      return fail(ErrorCode::Unavailable, "store_full", "the disk of the store is full: nothing was stored; free some space and try again");
    case SQLITE_IOERR:
      return fail(ErrorCode::Unavailable, "store_io", "the store's disk failed (" + message + "): nothing was stored; look at the disk");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return fail(ErrorCode::Unavailable, "store_busy", "another process holds the store: try again");
    case SQLITE_READONLY: return fail(ErrorCode::Unavailable, "store_readonly", "a read may not write; or the store's folder is read-only");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return fail(ErrorCode::Unavailable, "store_damaged", "the store's file is damaged (" + message + "): restore a backup");
    case SQLITE_CANTOPEN:
      return fail(ErrorCode::Unavailable, "store_not_opened", "the store's file cannot be opened: look at folder and rights");
    default: return fail(ErrorCode::Unavailable, "store_error", "the store failed: " + message);
  }
}

auto damaged_row(const std::string& sql) -> tl::unexpected<Error> {
  return fail(ErrorCode::Unavailable, "store_damaged", "a row of the store cannot be read: restore a backup (" + sql.substr(0, 80) + ")");
}

}  // namespace noroshi::sqlite
