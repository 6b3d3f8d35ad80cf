#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

#include <tuple>

namespace noroshi::memory {

namespace {

/// Of whom, when and what: the line that may stand once.
auto place_of(const ports::TallyRow& tally) {
  return std::tie(tally.source_tag, tally.station, tally.period, tally.sector, tally.category);
}

}  // namespace

auto MemoryTransaction::put_tally(const ports::TallyRow& tally) -> Result<> {
  const auto* twin = state_.tallies.find_if([&](const auto& other) { return other.id != tally.id && place_of(other) == place_of(tally); });
  if (twin != nullptr) return ports::already_exists("tally");
  state_.tallies.put(journal_, tally.id, tally);
  return {};
}

auto MemoryTransaction::find_tally(const ports::TallyId& id) const -> Result<std::optional<ports::TallyRow>> {
  return state_.tallies.copy_of(id);
}

auto MemoryTransaction::list_tallies(const std::string& period) const -> Result<std::vector<ports::TallyRow>> {
  return state_.tallies.select([&](const auto& tally) { return tally.period == period; });
}

auto MemoryTransaction::list_tallies_of(const Bytes32& source_tag) const -> Result<std::vector<ports::TallyRow>> {
  auto tallies = state_.tallies.select([&](const auto& tally) { return tally.source_tag == source_tag; });
  std::stable_sort(tallies.begin(), tallies.end(), [](const auto& left, const auto& right) { return left.period > right.period; });
  return tallies;
}

auto MemoryTransaction::add_growth(const ports::TallyGrowthRow& growth) -> Result<> {
  if (!state_.tallies.contains(growth.tally) || !has_thread(growth.thread)) return ports::parent_missing("tally_growth");
  const auto key = std::pair{growth.tally, growth.thread};
  if (state_.growths.contains(key)) return ports::already_exists("tally_growth");
  state_.growths.put(journal_, key, growth);
  return {};
}

auto MemoryTransaction::list_growths(const ports::TallyId& tally) const -> Result<std::vector<ports::TallyGrowthRow>> {
  return state_.growths.select([&](const auto& growth) { return growth.tally == tally; });
}

auto MemoryTransaction::add_digest(const ports::DigestRow& digest) -> Result<> {
  const auto key = std::pair{digest.period, digest.charter};
  if (state_.digests.contains(key)) return ports::already_exists("digest");
  state_.digests.put(journal_, key, digest);
  return {};
}

auto MemoryTransaction::find_digest(const std::string& period, const domain::CharterId& charter) const
    -> Result<std::optional<ports::DigestRow>> {
  return state_.digests.copy_of(std::pair{period, charter});
}

}  // namespace noroshi::memory
