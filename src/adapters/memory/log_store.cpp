#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

namespace {

constexpr const char* newest = "newest";

}  // namespace

auto MemoryTransaction::size() const -> Result<std::uint64_t> { return state_.entries.size(); }

auto MemoryTransaction::add_entry(std::uint64_t index, const Bytes32& commitment) -> Result<> {
  if (index != state_.entries.size()) return ports::log_gap();
  state_.entries.put(journal_, index, commitment);
  return {};
}

auto MemoryTransaction::read_entries(std::uint64_t from, std::size_t count) const -> Result<std::vector<Bytes32>> {
  std::vector<Bytes32> entries;
  for (std::uint64_t index = from; entries.size() < count; ++index) {
    const Bytes32* entry = state_.entries.find(index);
    if (entry == nullptr) break;
    entries.push_back(*entry);
  }
  return entries;
}

auto MemoryTransaction::add_node(int level, std::uint64_t index, const Bytes32& hash) -> Result<> {
  if (state_.nodes.contains({level, index})) return ports::already_exists("log_node");
  state_.nodes.put(journal_, {level, index}, hash);
  return {};
}

auto MemoryTransaction::find_node(int level, std::uint64_t index) const -> Result<std::optional<Bytes32>> {
  return state_.nodes.copy_of({level, index});
}

auto MemoryTransaction::add_opening(const ports::OpeningRow& opening) -> Result<> {
  if (state_.openings.contains({opening.thread, opening.index})) return ports::already_exists("log_opening");
  state_.openings.put(journal_, {opening.thread, opening.index}, opening);
  return {};
}

auto MemoryTransaction::list_openings(const domain::ThreadId& thread) const -> Result<std::vector<ports::OpeningRow>> {
  auto openings = state_.openings.select([&](const auto& opening) { return opening.thread == thread; });
  std::sort(openings.begin(), openings.end(), [](const auto& left, const auto& right) { return left.index < right.index; });
  return openings;
}

auto MemoryTransaction::find_opening(std::uint64_t index, const domain::ThreadId& thread) const
    -> Result<std::optional<ports::OpeningRow>> {
  return state_.openings.copy_of({thread, index});
}

auto MemoryTransaction::put_checkpoint(const ports::CheckpointRow& checkpoint) -> Result<> {
  state_.newest_checkpoint.put(journal_, newest, checkpoint);
  return {};
}

auto MemoryTransaction::newest_checkpoint() const -> Result<std::optional<ports::CheckpointRow>> {
  return state_.newest_checkpoint.copy_of(newest);
}

auto MemoryTransaction::put_published(const ports::CheckpointRow& checkpoint) -> Result<> {
  state_.published.put(journal_, checkpoint.size, checkpoint);
  return {};
}

auto MemoryTransaction::published() const -> Result<std::optional<ports::CheckpointRow>> {
  const auto all = state_.published.all();
  const auto largest = std::max_element(all.begin(), all.end(), [](const auto& left, const auto& right) { return left.size < right.size; });
  return largest == all.end() ? std::nullopt : std::optional{*largest};
}

}  // namespace noroshi::memory
