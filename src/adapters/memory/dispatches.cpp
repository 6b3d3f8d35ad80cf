#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

namespace {

auto newest_first_without_bytes(std::vector<ports::OutboundRow> rows) -> std::vector<ports::OutboundRow> {
  std::reverse(rows.begin(), rows.end());
  for (auto& row : rows) row.bytes.clear();
  return rows;
}

}  // namespace

auto MemoryTransaction::enqueue(const ports::OutboundRow& dispatch) -> Result<> {
  if (state_.outbound.contains(dispatch.id)) return ports::already_exists("dispatch");
  state_.outbound.put(journal_, dispatch.id, dispatch);
  return {};
}

auto MemoryTransaction::find_outbound(const domain::DispatchId& id) const -> Result<std::optional<ports::OutboundRow>> {
  return state_.outbound.copy_of(id);
}

auto MemoryTransaction::list_due(UtcTime now, std::size_t limit) const -> Result<std::vector<ports::OutboundRow>> {
  return first_of(
      state_.outbound.select([&](const auto& row) { return row.state == ports::DispatchState::Queued && row.next_attempt_at <= now; }),
      limit);
}

auto MemoryTransaction::list_outbound(std::size_t limit) const -> Result<std::vector<ports::OutboundRow>> {
  return first_of(newest_first_without_bytes(state_.outbound.all()), limit);
}

auto MemoryTransaction::list_outbound_of(const domain::ThreadId& thread) const -> Result<std::vector<ports::OutboundRow>> {
  return newest_first_without_bytes(state_.outbound.select([&](const auto& row) { return row.thread == thread; }));
}

auto MemoryTransaction::update_outbound(const ports::OutboundRow& dispatch) -> Result<> {
  const auto* stored = state_.outbound.find(dispatch.id);
  if (stored == nullptr) return ports::row_missing("dispatch");
  ports::OutboundRow changed = dispatch;
  changed.bytes = stored->bytes;
  changed.to = stored->to;
  changed.charter = stored->charter;
  changed.kind = stored->kind;
  state_.outbound.put(journal_, dispatch.id, std::move(changed));
  return {};
}

auto MemoryTransaction::remember_inbound(const domain::DispatchId& id, const Bytes32& digest, UtcTime /*at*/)
    -> Result<std::optional<Bytes32>> {
  auto before = state_.inbound.copy_of(id);
  if (!before) state_.inbound.put(journal_, id, digest);
  return before;
}

}  // namespace noroshi::memory
