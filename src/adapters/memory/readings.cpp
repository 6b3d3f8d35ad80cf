#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

auto MemoryTransaction::add_reading(const ports::ReadingRow& reading) -> Result<> {
  if (!has_thread(reading.thread)) return ports::parent_missing("reading");
  if (state_.readings.contains(reading.id)) return ports::already_exists("reading");
  state_.readings.put(journal_, reading.id, reading);
  return {};
}

auto MemoryTransaction::mark_reading_notified(const ports::ReadingId& id, UtcTime at) -> Result<> {
  auto reading = state_.readings.copy_of(id);
  if (!reading) return ports::row_missing("reading");
  reading->notified_at = at;
  state_.readings.put(journal_, id, *reading);
  return {};
}

auto MemoryTransaction::list_readings(const domain::ThreadId& thread) const -> Result<std::vector<ports::ReadingRow>> {
  return state_.readings.select([&](const auto& reading) { return reading.thread == thread; });
}

auto MemoryTransaction::find_newest_reading(const domain::ThreadId& thread, ports::ReadingParty party) const
    -> Result<std::optional<ports::ReadingRow>> {
  const auto readings = state_.readings.select([&](const auto& reading) { return reading.thread == thread && reading.party == party; });
  return readings.empty() ? std::nullopt : std::optional{readings.back()};
}

auto MemoryTransaction::list_outdated_readings(const std::string& tables_sha256, const std::optional<ports::ReadingId>& after,
                                               std::size_t limit) const -> Result<std::vector<ports::ReadingRow>> {
  auto rows = state_.readings.all();
  std::map<std::pair<domain::ThreadId, ports::ReadingParty>, ports::ReadingId> newest;
  for (const auto& row : rows) newest.insert_or_assign({row.thread, row.party}, row.id);
  const auto reached = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return after == row.id; });
  if (reached != rows.end()) rows.erase(rows.begin(), reached + 1);
  const auto passed = [&](const auto& row) { return row.tables_sha256 == tables_sha256 || newest.at({row.thread, row.party}) != row.id; };
  rows.erase(std::remove_if(rows.begin(), rows.end(), passed), rows.end());
  return first_of(std::move(rows), limit);
}

auto MemoryTransaction::add_indicator(const Bytes32& tag, const domain::ThreadId& thread) -> Result<> {
  if (!has_thread(thread)) return ports::parent_missing("indicator");
  const std::pair shown{tag, thread};
  if (!state_.indicators.contains(shown)) state_.indicators.put(journal_, shown, shown);
  return {};
}

auto MemoryTransaction::list_sharing(const domain::ThreadId& thread, std::size_t limit) const -> Result<std::vector<ports::ThreadRow>> {
  const auto* own = state_.threads.find(thread);
  if (own == nullptr) return std::vector<ports::ThreadRow>{};
  auto sharing = state_.threads.select([&](const ports::ThreadRow& other) {
    if (other.sector == own->sector || other.statutory != own->statutory || other.withdrawn) return false;
    return state_.indicators.find_if([&](const auto& shown) {
      return shown.second == thread && state_.indicators.contains({shown.first, other.id});
    }) != nullptr;
  });
  std::reverse(sharing.begin(), sharing.end());
  std::stable_sort(sharing.begin(), sharing.end(), [](const auto& left, const auto& right) { return left.changed_at > right.changed_at; });
  return first_of(std::move(sharing), limit);
}

auto MemoryTransaction::count_sectors_sharing(const domain::ThreadId& thread) const -> Result<int> {
  std::set<std::string> sectors;
  for (const auto& other : NOROSHI_TRY(list_sharing(thread, state_.threads.size()))) sectors.insert(other.sector);
  return static_cast<int>(sectors.size());
}

}  // namespace noroshi::memory
