#pragma once

#include "domain/anonymity/anonymity_set.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::domain {

/// One release, for one audience.
struct SetQuestion {
  Traits said;
  Levels floor;    ///< what the text says in any case
  Levels ceiling;  ///< the coarsest that the machine can say it
  std::vector<SaidBefore> before;
  std::optional<OrganisationId> source;  ///< asked for one thing alone: whether the public knows already
  int minimum = 3;                       ///< the charter's k
};

/// What a person may do where the machine's coarser words are not enough, cheapest first.
enum class SetRepair {
  None,
  Published,       ///< anybody can read who it was: a release by name, or the technical half alone
  SaidBefore,      ///< earlier releases of the thread leave too few: the technical half alone, or the giver accepts
  SectorTooSmall,  ///< the sector itself has too few: counts in the digest, or the giver accepts
};

/// An attribute made coarser, and why: how many fit by it alone, before and after.
struct Coarsened {
  SetAttribute attribute = SetAttribute::Sector;
  int from = 0;
  int to = 0;
  int fitted = 0;
  int fits = 0;
};

struct SetFinding {
  Levels levels;
  SetMeasure measure;
  int minimum = 3;
  bool is_enough = false;
  bool is_published = false;
  std::vector<Coarsened> coarsened;
  SetRepair repair = SetRepair::None;
  Wording family;       ///< of the sector, where naming that instead would help
  int family_fits = 0;  ///< organisations that would fit then

  /// What `release` counts: never enough when it is not, whatever the reason.
  auto counted() const -> int { return is_enough ? measure.organisations : std::min(measure.organisations, minimum - 1); }
};

auto examine_set(const AnonymitySets& sets, const SetQuestion& question) -> SetFinding;

}  // namespace noroshi::domain
