#include "adapters/sqlite/migration.hpp"

#include "adapters/system/embedded.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace noroshi::sqlite {

namespace {

constexpr std::string_view folder = "migrations/";
constexpr std::string_view dialect = ".sqlite.sql";
constexpr int station_application_id = 0x4e525348;  // "NRSH"

auto check_ours(Connection& connection, int version, int application_id) -> Result<> {
  const auto id = NOROSHI_TRY(connection.find_value<int>("PRAGMA application_id"));
  const auto tables = NOROSHI_TRY(connection.find_value<int>("SELECT count(*) FROM sqlite_schema"));
  const bool fresh = version == 0 && tables == 0;
  if (fresh || id == application_id) return {};
  return fail(ErrorCode::Unavailable, "store_foreign", connection.path() + " is not a store of this program: name another data folder");
}

auto flush(const std::string& path) -> bool {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool flushed = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return flushed;
}

/// A copy that an older binary can still open, made before anything is changed.
auto copy_store(Connection& connection, int version) -> Result<> {
  const std::string copy = connection.path() + ".schema-" + std::to_string(version);
  std::error_code ignored;
  std::filesystem::remove(copy, ignored);
  const int descriptor = ::open(copy.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);  // before SQLite, which would let everyone read it
  if (descriptor >= 0) ::close(descriptor);
  NOROSHI_TRY(connection.execute("VACUUM INTO ?", copy));
  if (flush(copy) && flush(std::filesystem::absolute(copy).parent_path())) return {};
  return fail(ErrorCode::Unavailable, "store_not_copied",
              copy + " cannot be written, so nothing was changed: free some space and start again");
}

/// Inside a transaction. The version is read again, since another process may have come first.
auto apply(Connection& connection, const Schema& schema) -> Result<> {
  const int version = NOROSHI_TRY(read_schema_version(connection));
  for (const Migration& migration : schema.migrations) {
    if (migration.version <= version) continue;
    NOROSHI_TRY(connection.run_script(migration.sql));
    NOROSHI_TRY(connection.run_script("PRAGMA user_version = " + std::to_string(migration.version)));
  }
  NOROSHI_TRY(connection.run_script("PRAGMA application_id = " + std::to_string(schema.application_id)));
  if (NOROSHI_TRY(connection.find_value<int>("SELECT count(*) FROM pragma_foreign_key_check")) != 0) {
    return fail(ErrorCode::Unavailable, "store_damaged", connection.path() + " has rows without their parents: restore a backup");
  }
  return connection.run_script("COMMIT");
}

}  // namespace

auto station_schema() -> Schema {
  Schema schema{station_application_id, {}};
  for (const auto& file : system::embedded_files()) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(dialect)) continue;
    const std::string_view number = file.path.substr(folder.size(), 4);
    Migration migration{0, std::string{file.bytes}};
    std::from_chars(number.data(), number.data() + number.size(), migration.version);
    NOROSHI_ASSERT(migration.version == static_cast<int>(schema.migrations.size()) + 1);
    schema.migrations.push_back(std::move(migration));
  }
  return schema;
}

auto read_schema_version(Connection& connection) -> Result<int> {
  return NOROSHI_TRY(connection.find_value<int>("PRAGMA user_version")).value_or(0);
}

auto migrate(Connection& connection, const Schema& schema) -> Result<> {
  NOROSHI_ASSERT(!schema.migrations.empty());
  const int newest = schema.migrations.back().version;
  const int version = NOROSHI_TRY(read_schema_version(connection));
  if (version > newest) {
    return fail(ErrorCode::Unavailable, "store_newer",
                connection.path() + " has schema " + std::to_string(version) + " and this binary knows " + std::to_string(newest) +
                    ": start the newer binary, or restore the copy made before the upgrade");
  }
  NOROSHI_TRY(check_ours(connection, version, schema.application_id));
  if (version == newest) return {};
  if (version > 0) NOROSHI_TRY(copy_store(connection, version));
  // off, so that a migration may build a table anew; checked before the commit
  NOROSHI_TRY(connection.run_script("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE"));
  auto applied = apply(connection, schema);
  if (!applied && connection.in_transaction()) NOROSHI_TRY(connection.run_script("ROLLBACK"));
  NOROSHI_TRY(connection.run_script("PRAGMA foreign_keys = ON"));
  return applied;
}

}  // namespace noroshi::sqlite
