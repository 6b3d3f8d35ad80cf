#pragma once

#include "adapters/sqlite/checkpointer.hpp"
#include "adapters/sqlite/group_writer.hpp"
#include "adapters/sqlite/migration.hpp"
#include "adapters/sqlite/sqlite_transaction.hpp"
#include "ports/store.hpp"

namespace noroshi::sqlite {

struct StoreSettings {
  std::string vfs;                   ///< empty = the system's; tests put failing disks here
  Schema schema = station_schema();  ///< tests open stores of other versions
};

/// A station's store in one SQLite file. Many readers on snapshots of their own, one writer that commits groups, the write-ahead log moved
/// by a side thread.
class SqliteStore final : public ports::Store, private GroupSteps {
public:
  /// Creates the file or brings it up to date. Errors: those of `migrate`; `store_damaged`, `store_not_opened`.
  static auto open(const std::string& path, const StoreSettings& settings = {}) -> Result<std::unique_ptr<SqliteStore>>;

  auto read(const std::function<Result<>(const ports::Transaction&)>& work) -> Result<> override;

protected:
  auto write_group(const Work& work) -> Result<std::uint64_t> override;

private:
  SqliteStore(std::string path, std::string vfs, std::unique_ptr<Connection> writer, std::unique_ptr<Connection> checkpoints);
  auto open_group() -> Result<> override;
  auto close_group() -> Result<std::uint64_t> override;
  auto take_reader() -> Result<std::unique_ptr<Connection>>;
  void give_back(std::unique_ptr<Connection> reader);

  std::string path_;
  std::string vfs_;
  std::unique_ptr<Connection> writer_connection_;
  SqliteTransaction transaction_;
  std::uint64_t size_before_group_ = 0;
  GroupWriter writer_;
  Checkpointer checkpointer_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Connection>> idle_readers_;
};

}  // namespace noroshi::sqlite
