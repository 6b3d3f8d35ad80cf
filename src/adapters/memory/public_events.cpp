#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

#include <algorithm>

namespace noroshi::memory {

auto MemoryTransaction::add_public_event(const ports::PublicEventRow& event) -> Result<> {
  if (state_.public_events.contains(event.id)) return ports::already_exists("public_event");
  for (const auto& organisation : event.affected) {
    if (!state_.organisations.contains(organisation)) return ports::parent_missing("public_event");
  }
  state_.public_events.put(journal_, event.id, event);
  return {};
}

auto MemoryTransaction::remove_public_event(const ports::PublicEventId& id) -> Result<bool> {
  return state_.public_events.remove(journal_, id);
}

auto MemoryTransaction::list_public_events() const -> Result<std::vector<ports::PublicEventRow>> {
  auto events = state_.public_events.all();
  std::ranges::stable_sort(events, {}, &ports::PublicEventRow::from);
  return events;
}

}  // namespace noroshi::memory
