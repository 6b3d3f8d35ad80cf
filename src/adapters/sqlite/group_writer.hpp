#pragma once

#include "adapters/sqlite/connection.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace noroshi::sqlite {

/// What happens once per commit group, inside its transaction.
class GroupSteps {
public:
  virtual ~GroupSteps() = default;
  virtual auto open_group() -> Result<> = 0;
  /// After the works, before the commit. The value goes to every caller of the group.
  virtual auto close_group() -> Result<std::uint64_t> = 0;
};

/// Turns concurrent writes into few commits. One writer at a time: the first caller to find nobody writing takes all that wait, runs each
/// in a savepoint of its own, commits once (one fsync) and wakes them; meanwhile the next group gathers. A lone caller pays no hand-over.
class GroupWriter {
public:
  using Work = std::function<Result<>()>;

  GroupWriter(Connection& connection, GroupSteps& steps) : connection_{connection}, steps_{steps} {}

  /// Comes back when the group is on disk, or with the error of this work, of the group's close or of the commit.
  auto run(const Work& work) -> Result<std::uint64_t>;

private:
  using Outcome = Result<std::uint64_t>;
  struct Waiting {
    const Work* work;
    std::optional<Outcome> outcome = {};
  };
  using Group = std::vector<Waiting*>;

  auto take_group() -> Group;
  auto write(const Group& group) -> std::vector<Outcome>;
  auto run_works(const Group& group) -> Result<std::vector<Result<>>>;
  auto run_in_savepoint(const Work& work) -> Result<>;
  auto commit() -> Outcome;
  void roll_back();

  Connection& connection_;
  GroupSteps& steps_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Waiting*> queue_;
  bool writing_ = false;
  std::thread::id writer_;
  /// After a failed fsync nobody knows what the disk holds of later writes: they are refused until the store is opened again.
  std::optional<Error> disk_failure_;
};

}  // namespace noroshi::sqlite
