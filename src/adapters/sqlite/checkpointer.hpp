#pragma once

#include "adapters/sqlite/connection.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace noroshi::sqlite {

/// Moves the write-ahead log into the store's file from a thread of its own, so that no commit pays for it.
class Checkpointer {
public:
  /// `writer` tells after each commit how long its log has grown.
  Checkpointer(Connection& writer, std::unique_ptr<Connection> own);
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  auto operator=(const Checkpointer&) -> Checkpointer& = delete;

private:
  static auto note_commit(void* self, sqlite3* connection, const char* schema, int pages) -> int;
  void run();

  Connection& writer_;
  std::unique_ptr<Connection> own_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int pages_ = 0;
  bool stopping_ = false;
  std::thread thread_;  ///< last: it starts when everything above is there
};

}  // namespace noroshi::sqlite
