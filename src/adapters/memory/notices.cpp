#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

auto MemoryTransaction::add_notice(const ports::NoticeRow& notice) -> Result<> {
  if (!state_.people.contains(notice.to)) return ports::parent_missing("notice");
  if (state_.notices.contains(notice.id)) return ports::already_exists("notice");
  state_.notices.put(journal_, notice.id, notice);
  return {};
}

auto MemoryTransaction::find_notice(const ports::NoticeId& id) const -> Result<std::optional<ports::NoticeRow>> {
  return state_.notices.copy_of(id);
}

auto MemoryTransaction::update_notice(const ports::NoticeRow& notice) -> Result<> {
  if (!state_.notices.contains(notice.id)) return ports::row_missing("notice");
  if (!state_.people.contains(notice.to)) return ports::parent_missing("notice");
  state_.notices.put(journal_, notice.id, notice);
  return {};
}

auto MemoryTransaction::list_due_notices(UtcTime now, std::size_t limit) const -> Result<std::vector<ports::NoticeRow>> {
  return first_of(state_.notices.select(
                      [&](const auto& notice) { return notice.state == ports::DispatchState::Queued && notice.next_attempt_at <= now; }),
                  limit);
}

auto MemoryTransaction::list_notices(std::size_t limit) const -> Result<std::vector<ports::NoticeRow>> {
  auto notices = state_.notices.all();
  std::reverse(notices.begin(), notices.end());
  return first_of(std::move(notices), limit);
}

}  // namespace noroshi::memory
