#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace noroshi::domain {

/// Where a commitment stands among those of one entry. A response that shows things of several parties is one log entry; each party gets
/// its own opening and learns of the others no more than how many there were at most.
struct LeafShare {
  std::uint32_t index = 0;
  std::uint32_t count = 2;
  std::vector<Bytes32> path;
  friend auto operator==(const LeafShare&, const LeafShare&) -> bool = default;
};

/// What a party is handed to prove what the log says to it: salt and opening, and its share when it was not alone.
/// As bytes: salt32 ‖ opening [‖ 0x00 ‖ index4 ‖ count4 ‖ path], big-endian; an opening is JSON, so it holds no zero byte.
struct Disclosure {
  Bytes32 salt{};
  Bytes opening;
  std::optional<LeafShare> share = std::nullopt;
  friend auto operator==(const Disclosure&, const Disclosure&) -> bool = default;

  /// The 32 bytes that stand in the log: the commitment itself, or the root over all commitments of the entry. Error `Conflict`.
  auto entry() const -> Result<Bytes32>;
};

auto to_bytes(const Disclosure& disclosure) -> Bytes;
auto parse_disclosure(BytesView bytes) -> Result<Disclosure>;

/// Binds one or more disclosures to one entry: fills in their shares and gives the entry. Their order is the order in the leaf, so
/// whoever calls this shuffles it or orders it by salt.
auto bind_to_one_entry(std::vector<Disclosure>& disclosures) -> Bytes32;

}  // namespace noroshi::domain
