#pragma once

#include "domain/handling/durable.hpp"
#include "services/house.hpp"

#include <optional>
#include <string>
#include <vector>

/// The steps of a clearance: the giver's yes, the home organisation's yes, the coordinator's wording, the release by another person.
namespace noroshi::services {

struct ClearanceStep {
  ports::ClearanceId clearance;
  ports::ClearanceState state;
  int revision = 1;
  std::string released_by;
};

/// `digest` is what was on the screen. Error `Conflict` (`digest_stale`) when it is no longer what would leave: look again.
auto consent_to(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const Bytes32& digest, domain::SmallSet small_set)
    -> Result<domain::Written<ClearanceStep>>;

auto approve_at_home(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const Bytes32& digest)
    -> Result<domain::Written<ClearanceStep>>;

struct ClearanceEdit {
  int revision = 1;  ///< the one that was read
  std::optional<std::string> edited_text;
  std::vector<std::pair<std::string, domain::MaskDecision>> decisions;  ///< span text → keep or mask
};
/// A new wording needs a new look by the giver, unless the consent is a standing one.
auto edit_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const ClearanceEdit& edit)
    -> Result<domain::Written<ClearanceStep>>;

/// Errors: those of `domain::release`; `digest_stale`; Forbidden for the editor.
auto release_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const Bytes32& digest)
    -> Result<domain::Written<ClearanceStep>>;

auto refuse_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const std::string& reason)
    -> Result<domain::Written<ClearanceStep>>;

}  // namespace noroshi::services
