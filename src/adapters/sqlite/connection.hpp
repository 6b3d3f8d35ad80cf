#pragma once

#include "adapters/sqlite/sql.hpp"
#include "adapters/sqlite/statement.hpp"

#include <concepts>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct sqlite3;

namespace noroshi::sqlite {

/// Whether deleted rows are overwritten with zeros.
enum class SecureDelete { Off, On };

enum class OpenMode { Create, ReadWrite, ReadOnly };

struct ConnectionSettings {
  OpenMode mode = OpenMode::Create;
  std::string vfs;  ///< empty = the system's
  SecureDelete secure_delete = SecureDelete::Off;
};

/// One SQLite connection with its prepared statements, for one thread at a time. WAL, synchronous=FULL, foreign keys on.
class Connection {
public:
  static auto open(const std::string& path, const ConnectionSettings& settings) -> Result<std::unique_ptr<Connection>>;
  ~Connection();
  Connection(const Connection&) = delete;
  auto operator=(const Connection&) -> Connection& = delete;

  /// Runs a statement that gives no rows. Gives the number of rows it changed.
  template <class... Values> auto execute(Sql sql, const Values&... values) -> Result<int> {
    const Use use{NOROSHI_TRY(prepare(sql)), values...};
    while (NOROSHI_TRY(step(use.statement)) == Step::Row) {}
    return changed_rows();
  }

  /// Every row, read by `read(Row&)`.
  template <std::invocable<Row&> Read, class... Values>
  auto list(Sql sql, Read read, const Values&... values) -> Result<std::vector<std::invoke_result_t<Read, Row&>>> {
    std::vector<std::invoke_result_t<Read, Row&>> rows;
    const Use use{NOROSHI_TRY(prepare(sql)), values...};
    while (NOROSHI_TRY(step(use.statement)) == Step::Row) {
      Row row{use.statement};
      rows.push_back(read(row));
      row.expect_all_taken();
      if (row.damaged()) return damaged(sql);
    }
    return rows;
  }

  /// The first row, or none.
  template <std::invocable<Row&> Read, class... Values>
  auto find(Sql sql, Read read, const Values&... values) -> Result<std::optional<std::invoke_result_t<Read, Row&>>> {
    const Use use{NOROSHI_TRY(prepare(sql)), values...};
    if (NOROSHI_TRY(step(use.statement)) == Step::Done) return std::nullopt;
    Row row{use.statement};
    auto value = read(row);
    row.expect_all_taken();
    if (row.damaged()) return damaged(sql);
    return value;
  }

  /// The first column of the first row, or none.
  template <class T, class... Values> auto find_value(Sql sql, const Values&... values) -> Result<std::optional<T>> {
    return find(
        sql, [](Row& row) { return row.take<T>(); }, values...);
  }

  /// Several statements at once: a migration.
  auto run_script(const std::string& sql) -> Result<>;
  /// False after SQLite took a whole transaction back by itself (full disk, failed disk).
  auto in_transaction() const -> bool;
  auto path() const -> const std::string& { return path_; }
  auto handle() const -> sqlite3* { return connection_; }

private:
  enum class Step { Row, Done };

  /// A prepared statement while it runs; reset at the end so that it holds no lock and no pointer to the values.
  struct Use {
    template <class... Values> explicit Use(sqlite3_stmt* prepared, const Values&... values) : statement{prepared} {
      Binder binder{prepared};
      (binder.bind(values), ...);
      binder.expect_all_bound();
    }
    ~Use();
    Use(const Use&) = delete;
    auto operator=(const Use&) -> Use& = delete;
    sqlite3_stmt* statement;
  };

  Connection(sqlite3* connection, std::string path) : connection_{connection}, path_{std::move(path)} {}
  auto configure(const ConnectionSettings& settings) -> Result<>;
  auto prepare(Sql sql) -> Result<sqlite3_stmt*>;
  auto step(sqlite3_stmt* statement) -> Result<Step>;
  auto changed_rows() const -> int;
  static auto damaged(Sql sql) -> tl::unexpected<Error>;

  sqlite3* connection_;
  std::string path_;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
};

}  // namespace noroshi::sqlite
