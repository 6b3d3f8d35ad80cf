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

}  // namespace noroshi::memory
