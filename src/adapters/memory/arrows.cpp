#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

auto MemoryTransaction::put_peer(const ports::PeerRow& peer) -> Result<> {
  const auto* namesake = state_.peers.find_if([&](const auto& other) { return other.slug == peer.slug && other.id != peer.id; });
  if (namesake != nullptr) return ports::already_exists("peer.slug");
  state_.peers.put(journal_, peer.id, peer);
  return {};
}

auto MemoryTransaction::find_peer(const domain::StationId& id) const -> Result<std::optional<ports::PeerRow>> {
  return state_.peers.copy_of(id);
}

auto MemoryTransaction::list_peers() const -> Result<std::vector<ports::PeerRow>> { return state_.peers.all(); }

auto MemoryTransaction::put_charter(const ports::CharterRow& charter) -> Result<> {
  state_.charters.put(journal_, {charter.id, charter.version}, charter);
  return {};
}

auto MemoryTransaction::find_charter(const domain::CharterId& id) const -> Result<std::optional<ports::CharterRow>> {
  const auto versions = state_.charters.select([&](const auto& charter) { return charter.id == id; });
  const auto newest =
      std::max_element(versions.begin(), versions.end(), [](const auto& left, const auto& right) { return left.version < right.version; });
  return newest == versions.end() ? std::nullopt : std::optional{*newest};
}

auto MemoryTransaction::list_charters() const -> Result<std::vector<ports::CharterRow>> {
  std::vector<ports::CharterRow> newest;
  for (auto& charter : state_.charters.all()) {
    const auto same = std::find_if(newest.begin(), newest.end(), [&](const auto& other) { return other.id == charter.id; });
    if (same == newest.end()) {
      newest.push_back(std::move(charter));
    } else if (same->version < charter.version) {
      *same = std::move(charter);
    }
  }
  return newest;
}

}  // namespace noroshi::memory
