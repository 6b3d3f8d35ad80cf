#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

using ports::parent_missing;

namespace {

void sort_newest_first(std::vector<ports::BulletinRow>& bulletins) {
  std::reverse(bulletins.begin(), bulletins.end());
  std::stable_sort(bulletins.begin(), bulletins.end(), [](const auto& left, const auto& right) { return left.at > right.at; });
}

}  // namespace

auto MemoryTransaction::add_bulletin(const ports::BulletinRow& bulletin) -> Result<> {
  if (state_.bulletins.contains(bulletin.id)) return ports::already_exists("bulletin");
  state_.bulletins.put(journal_, bulletin.id, bulletin);
  return {};
}

auto MemoryTransaction::update_bulletin(const ports::BulletinRow& bulletin) -> Result<> {
  const auto* stored = state_.bulletins.find(bulletin.id);
  if (stored == nullptr) return ports::row_missing("bulletin");
  if (stored->revision != bulletin.revision - 1) return ports::revision_moved("bulletin");
  state_.bulletins.put(journal_, bulletin.id, bulletin);
  return {};
}

auto MemoryTransaction::remove_draft(const domain::BulletinId& id) -> Result<> {
  const auto* stored = state_.bulletins.find(id);
  if (stored == nullptr) return ports::row_missing("bulletin");
  if (stored->state != ports::BulletinState::Draft) return ports::not_a_draft();
  state_.bulletins.remove(journal_, id);
  return {};
}

auto MemoryTransaction::find_bulletin(const domain::BulletinId& id) const -> Result<std::optional<ports::BulletinRow>> {
  return state_.bulletins.copy_of(id);
}

auto MemoryTransaction::list_bulletins(std::size_t limit) const -> Result<std::vector<ports::BulletinRow>> {
  auto bulletins = state_.bulletins.all();
  sort_newest_first(bulletins);
  return first_of(std::move(bulletins), limit);
}

auto MemoryTransaction::list_bulletins_about(const domain::ThreadId& thread) const -> Result<std::vector<ports::BulletinRow>> {
  auto bulletins = state_.bulletins.select(
      [&](const auto& bulletin) { return std::find(bulletin.about.begin(), bulletin.about.end(), thread) != bulletin.about.end(); });
  sort_newest_first(bulletins);
  return bulletins;
}

auto MemoryTransaction::next_bulletin_number() -> Result<int> {
  const int next = state_.counters.copy_of("bulletin").value_or(0) + 1;
  state_.counters.put(journal_, "bulletin", next);
  return next;
}

auto MemoryTransaction::put_use(const ports::UseRow& use) -> Result<> {
  if (!state_.bulletins.contains(use.bulletin)) return parent_missing("use");
  state_.uses.put(journal_, {use.bulletin, use.organisation}, use);
  return {};
}

auto MemoryTransaction::find_use(const domain::BulletinId& bulletin, const domain::OrganisationId& organisation) const
    -> Result<std::optional<ports::UseRow>> {
  return state_.uses.copy_of({bulletin, organisation});
}

auto MemoryTransaction::list_uses(const domain::BulletinId& bulletin) const -> Result<std::vector<ports::UseRow>> {
  return state_.uses.select([&](const auto& use) { return use.bulletin == bulletin; });
}

auto MemoryTransaction::add_received_use(const ports::ReceivedUseRow& use) -> Result<> {
  if (!state_.bulletins.contains(use.bulletin)) return parent_missing("received_use");
  state_.received_uses.put(journal_, state_.received_uses.size(), use);
  return {};
}

auto MemoryTransaction::list_received_uses(const domain::BulletinId& bulletin) const -> Result<std::vector<ports::ReceivedUseRow>> {
  return state_.received_uses.select([&](const auto& use) { return use.bulletin == bulletin; });
}

}  // namespace noroshi::memory
