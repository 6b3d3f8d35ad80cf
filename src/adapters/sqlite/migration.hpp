#pragma once

#include "adapters/sqlite/connection.hpp"

#include <string>
#include <vector>

namespace noroshi::sqlite {

struct Migration {
  int version = 0;
  std::string sql;
};

/// The kind of a file and its steps, oldest first.
struct Schema {
  int application_id = 0;
  std::vector<Migration> migrations;
};

/// A station's store, from what the build put into this binary: migrations/0001_….sqlite.sql and so on.
auto station_schema() -> Schema;

/// Brings the file up to the newest of the schema's migrations in one transaction (C13). A store that already holds a schema is copied
/// first, to
/// "<path>.schema-<its version>". Errors `Unavailable`: `store_newer` when it was written by a newer binary, `store_foreign` when it is
/// another program's file.
auto migrate(Connection& connection, const Schema& schema) -> Result<>;

auto read_schema_version(Connection& connection) -> Result<int>;

}  // namespace noroshi::sqlite
