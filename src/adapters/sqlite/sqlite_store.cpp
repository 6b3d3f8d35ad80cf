#include "adapters/sqlite/sqlite_store.hpp"

namespace noroshi::sqlite {

namespace {

/// Kept open between reads; a burst opens more and closes them again.
constexpr std::size_t idle_readers_max = 8;

}  // namespace

auto SqliteStore::open(const std::string& path, const StoreSettings& settings) -> Result<std::unique_ptr<SqliteStore>> {
  auto writer = NOROSHI_TRY(Connection::open(path, {.mode = OpenMode::Create, .vfs = settings.vfs}));
  NOROSHI_TRY(migrate(*writer, settings.schema));
  auto checkpoints = NOROSHI_TRY(Connection::open(path, {.mode = OpenMode::ReadWrite, .vfs = settings.vfs}));
  return std::unique_ptr<SqliteStore>{new SqliteStore{path, settings.vfs, std::move(writer), std::move(checkpoints)}};
}

SqliteStore::SqliteStore(std::string path, std::string vfs, std::unique_ptr<Connection> writer, std::unique_ptr<Connection> checkpoints)
    : path_{std::move(path)},
      vfs_{std::move(vfs)},
      writer_connection_{std::move(writer)},
      transaction_{*writer_connection_},
      writer_{*writer_connection_, *this},
      checkpointer_{*writer_connection_, std::move(checkpoints)} {}

auto SqliteStore::read(const std::function<Result<>(const ports::Transaction&)>& work) -> Result<> {
  auto reader = NOROSHI_TRY(take_reader());
  NOROSHI_TRY(reader->execute("BEGIN"));
  Result<> result = work(SqliteTransaction{*reader});
  const auto ended = reader->execute("ROLLBACK");
  if (ended) give_back(std::move(reader));  // one that cannot end its transaction would pin an old snapshot
  return result;
}

auto SqliteStore::write_group(const Work& work) -> Result<std::uint64_t> {
  return writer_.run([&] { return work(transaction_); });
}

auto SqliteStore::open_group() -> Result<> {
  size_before_group_ = NOROSHI_TRY(transaction_.size());
  return {};
}

auto SqliteStore::close_group() -> Result<std::uint64_t> {
  const std::uint64_t size = NOROSHI_TRY(transaction_.size());
  if (size == size_before_group_ || !seal_group()) return size;
  NOROSHI_TRY(seal_group()(transaction_));
  return transaction_.size();
}

auto SqliteStore::take_reader() -> Result<std::unique_ptr<Connection>> {
  {
    const std::lock_guard lock{readers_mutex_};
    if (!idle_readers_.empty()) {
      auto reader = std::move(idle_readers_.back());
      idle_readers_.pop_back();
      return reader;
    }
  }
  return Connection::open(path_, {.mode = OpenMode::ReadOnly, .vfs = vfs_});
}

void SqliteStore::give_back(std::unique_ptr<Connection> reader) {
  const std::lock_guard lock{readers_mutex_};
  if (idle_readers_.size() < idle_readers_max) idle_readers_.push_back(std::move(reader));
}

}  // namespace noroshi::sqlite
