#pragma once

#include "domain/ledger/opening.hpp"

#include <optional>
#include <vector>

/// Accesses to one report are counted and chained, so that its giver sees when an opening is withheld: each carries its number and the
/// commitment of the one before, and a daily entry says how many there are.
namespace noroshi::domain {

/// An opening that the giver holds, with the commitment that the log holds for it.
struct ProvenAccess {
  Opening opening;
  Bytes32 commitment{};
};

/// The link that the next access to the same report carries. `last` is absent for the first.
auto next_link(const std::optional<ProvenAccess>& last) -> AccessLink;

/// The entry that closes the chain for a day: how many accesses there are and the last one's commitment; none = 0 and zero bytes.
auto count_accesses(const std::string& object, const std::optional<ProvenAccess>& last, UtcTime at) -> Opening;

/// In the order of their numbers, from the first: one object, no gap, no fork, times not running back. Error `Conflict`, naming the number.
auto check_access_chain(const std::vector<ProvenAccess>& accesses) -> Result<>;

/// The chain, and that the count which closes it counts exactly these. Error `Conflict`, slug `access_withheld` when some are missing.
auto check_closed_chain(const std::vector<ProvenAccess>& accesses, const Opening& count) -> Result<>;

}  // namespace noroshi::domain
