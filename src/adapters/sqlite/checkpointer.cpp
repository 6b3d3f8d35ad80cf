#include "adapters/sqlite/checkpointer.hpp"

#include <sqlite3.h>

namespace noroshi::sqlite {

namespace {

/// From here on the side thread moves pages, without holding anybody up.
constexpr int quiet_pages = 1'000;
/// Under unceasing writes the log is never all moved and would only grow; from here on writers wait a moment for it to start anew.
constexpr int restart_pages = 16'000;

}  // namespace

Checkpointer::Checkpointer(Connection& writer, std::unique_ptr<Connection> own)
    : writer_{writer}, own_{std::move(own)}, thread_{[this] { run(); }} {
  sqlite3_wal_hook(writer_.handle(), note_commit, this);
}

Checkpointer::~Checkpointer() {
  sqlite3_wal_hook(writer_.handle(), nullptr, nullptr);
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

auto Checkpointer::note_commit(void* self, sqlite3* /*connection*/, const char* /*schema*/, int pages) -> int {
  if (pages < quiet_pages) return SQLITE_OK;
  auto& checkpointer = *static_cast<Checkpointer*>(self);
  {
    const std::lock_guard lock{checkpointer.mutex_};
    checkpointer.pages_ = pages;
  }
  checkpointer.changed_.notify_all();
  return SQLITE_OK;
}

void Checkpointer::run() {
  std::unique_lock lock{mutex_};
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || pages_ > 0; });
    if (stopping_) return;
    const int mode = pages_ >= restart_pages ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
    pages_ = 0;
    lock.unlock();
    // a checkpoint that fails is tried again after the next commit; nothing acknowledged depends on it
    sqlite3_wal_checkpoint_v2(own_->handle(), nullptr, mode, nullptr, nullptr);
    lock.lock();
  }
}

}  // namespace noroshi::sqlite
