#include "adapters/sqlite/group_writer.hpp"

#include <algorithm>

namespace noroshi::sqlite {

namespace {

constexpr std::size_t group_works_max = 256;

}  // namespace

auto GroupWriter::run(const Work& work) -> Result<std::uint64_t> {
  Waiting mine{&work};
  std::unique_lock lock{mutex_};
  NOROSHI_ASSERT(!writing_ || writer_ != std::this_thread::get_id());  // a write within a write would wait for itself
  queue_.push_back(&mine);
  while (!mine.outcome) {
    if (writing_) {
      changed_.wait(lock);
      continue;
    }
    writing_ = true;
    writer_ = std::this_thread::get_id();
    const Group group = take_group();
    lock.unlock();
    std::vector<Outcome> outcomes = write(group);
    lock.lock();
    for (std::size_t i = 0; i < group.size(); ++i) group[i]->outcome = std::move(outcomes[i]);
    writing_ = false;
    changed_.notify_all();
  }
  return *std::move(mine.outcome);
}

/// First come, first served.
auto GroupWriter::take_group() -> Group {
  const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), group_works_max));
  Group group{queue_.begin(), end};
  queue_.erase(queue_.begin(), end);
  return group;
}

auto GroupWriter::write(const Group& group) -> std::vector<Outcome> {
  const auto all = [&](const Error& error) { return std::vector<Outcome>(group.size(), tl::unexpected<Error>{error}); };
  if (disk_failure_) return all(*disk_failure_);
  auto works = run_works(group);
  if (!works) return all(works.error());
  const bool any_stands = std::any_of(works->begin(), works->end(), [](const Result<>& work) { return work.has_value(); });
  Outcome committed = any_stands ? commit() : Outcome{0};
  if (!any_stands) roll_back();
  std::vector<Outcome> outcomes;
  for (auto& work : *works) {
    outcomes.push_back(work ? committed : Outcome{tl::unexpected<Error>{std::move(work).error()}});
  }
  return outcomes;
}

/// The works' own outcomes, or an error that took the whole transaction with it.
auto GroupWriter::run_works(const Group& group) -> Result<std::vector<Result<>>> {
  NOROSHI_TRY(connection_.execute("BEGIN IMMEDIATE"));
  std::vector<Result<>> outcomes;
  outcomes.reserve(group.size());
  auto opened = steps_.open_group();
  for (const Waiting* waiting : group) {
    outcomes.push_back(opened ? run_in_savepoint(*waiting->work) : opened);
    if (!connection_.in_transaction()) {  // SQLite gave up on all of it: nothing of this group stands
      if (!outcomes.back()) return tl::unexpected<Error>{outcomes.back().error()};
      return fail(ErrorCode::Unavailable, "store_error", "the store took the transaction back: nothing was stored; try again");
    }
  }
  return outcomes;
}

auto GroupWriter::run_in_savepoint(const Work& work) -> Result<> {
  NOROSHI_TRY(connection_.execute("SAVEPOINT work"));
  Result<> outcome = work();
  if (!connection_.in_transaction()) return outcome;
  if (!outcome) NOROSHI_TRY(connection_.execute("ROLLBACK TO work"));
  NOROSHI_TRY(connection_.execute("RELEASE work"));
  return outcome;
}

auto GroupWriter::commit() -> Outcome {
  Outcome closed = steps_.close_group();
  if (closed) {
    if (auto committed = connection_.execute("COMMIT"); !committed) {
      if (committed.error().slug == "store_io") disk_failure_ = committed.error();
      closed = tl::unexpected<Error>{std::move(committed).error()};
    }
  }
  if (!closed) roll_back();
  return closed;
}

void GroupWriter::roll_back() {
  if (!connection_.in_transaction()) return;
  const auto rolled_back = connection_.execute("ROLLBACK");
  NOROSHI_ASSERT(rolled_back.has_value() || !connection_.in_transaction());
}

}  // namespace noroshi::sqlite
