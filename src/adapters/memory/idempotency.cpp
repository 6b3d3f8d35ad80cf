#include "adapters/memory/memory_transaction.hpp"

namespace noroshi::memory {

auto MemoryTransaction::find_idempotency(const domain::PersonId& caller, const std::string& key) const
    -> Result<std::optional<ports::IdempotencyRow>> {
  return state_.idempotency.copy_of({caller, key});
}

auto MemoryTransaction::put_idempotency(const domain::PersonId& caller, const std::string& key, const ports::IdempotencyRow& row)
    -> Result<> {
  state_.idempotency.put(journal_, {caller, key}, row);
  return {};
}

auto MemoryTransaction::remove_idempotency_before(UtcTime time) -> Result<> {
  state_.idempotency.remove_if(journal_, [&](const ports::IdempotencyRow& row) { return row.at < time; });
  return {};
}

}  // namespace noroshi::memory
