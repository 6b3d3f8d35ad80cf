#include "adapters/memory/memory_store.hpp"

#include "adapters/memory/memory_transaction.hpp"

#include <algorithm>
#include <mutex>

namespace noroshi::memory {

namespace {

/// Names the stores that this thread is inside of: a write within a read or a write of the same store would wait for itself.
class Inside {
public:
  explicit Inside(const void* store) {
    NOROSHI_ASSERT(std::find(stores.begin(), stores.end(), store) == stores.end());
    stores.push_back(store);
  }
  ~Inside() { stores.pop_back(); }
  Inside(const Inside&) = delete;
  auto operator=(const Inside&) -> Inside& = delete;

private:
  static thread_local std::vector<const void*> stores;
};

thread_local std::vector<const void*> Inside::stores;

}  // namespace

auto MemoryStore::read(const std::function<Result<>(const ports::Transaction&)>& work) -> Result<> {
  const Inside inside{this};
  const std::shared_lock lock{mutex_};
  Journal unused;
  return work(MemoryTransaction{state_, unused});
}

auto MemoryStore::write_group(const Work& work) -> Result<std::uint64_t> {
  const Inside inside{this};
  const std::unique_lock lock{mutex_};
  Journal journal;
  MemoryTransaction transaction{state_, journal};
  const std::size_t size_before = state_.entries.size();
  Result<> result = work(transaction);
  if (result && state_.entries.size() != size_before && seal_group()) result = seal_group()(transaction);
  if (!result) {
    journal.undo_all();
    return tl::unexpected<Error>{std::move(result).error()};
  }
  return state_.entries.size();
}

}  // namespace noroshi::memory
