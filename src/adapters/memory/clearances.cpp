#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

auto MemoryTransaction::add_clearance(const ports::ClearanceRow& clearance) -> Result<> {
  if (!has_thread(clearance.thread)) return ports::parent_missing("clearance");
  if (state_.clearances.contains(clearance.id)) return ports::already_exists("clearance");
  state_.clearances.put(journal_, clearance.id, clearance);
  return {};
}

auto MemoryTransaction::update_clearance(const ports::ClearanceRow& clearance) -> Result<> {
  const auto* stored = state_.clearances.find(clearance.id);
  if (stored == nullptr) return ports::row_missing("clearance");
  if (stored->revision != clearance.revision - 1) return ports::revision_moved("clearance");
  if (!has_thread(clearance.thread)) return ports::parent_missing("clearance");
  state_.clearances.put(journal_, clearance.id, clearance);
  return {};
}

auto MemoryTransaction::find_clearance(const ports::ClearanceId& id) const -> Result<std::optional<ports::ClearanceRow>> {
  return state_.clearances.copy_of(id);
}

auto MemoryTransaction::list_clearances(const ports::ClearanceQuery& query) const -> Result<std::vector<ports::ClearanceRow>> {
  auto clearances = state_.clearances.select([&](const ports::ClearanceRow& clearance) {
    if (query.state && clearance.state != *query.state) return false;
    if (query.thread && clearance.thread != *query.thread) return false;
    const auto* thread = state_.threads.find(clearance.thread);
    return !query.source_tag || (thread != nullptr && thread->source_tag == query.source_tag);
  });
  std::stable_sort(clearances.begin(), clearances.end(), [](const auto& left, const auto& right) { return left.due_at < right.due_at; });
  return first_of(std::move(clearances), query.limit);
}

}  // namespace noroshi::memory
