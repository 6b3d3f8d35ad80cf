#pragma once

#include "domain/handling/durable.hpp"
#include "services/house.hpp"

#include <optional>
#include <string>
#include <string_view>
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

/// Where a name goes that the source's registry did not know.
enum class RegistryList { Names, Aliases, Facilities, Systems, Vendors };
auto parse_registry_list(std::string_view word) -> std::optional<RegistryList>;  ///< "facilities"

struct ClearanceEdit {
  int revision = 1;  ///< the one that was read
  std::optional<std::string> edited_text;
  std::vector<std::pair<std::string, domain::MaskDecision>> decisions;  ///< span text → keep or mask
  std::vector<std::pair<std::string, RegistryList>> registered = {};    ///< names that the source's registry learns
};
/// A new wording needs a new look by the giver, unless the consent is a standing one.
auto edit_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const ClearanceEdit& edit)
    -> Result<domain::Written<ClearanceStep>>;

struct ReleaseStep {
  Bytes32 digest{};
  domain::ReportPart part = domain::ReportPart::Whole;  ///< the half alone: the prose stays here for good
};
/// Errors: those of `domain::release`; `digest_stale`; Forbidden for the editor.
auto release_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const ReleaseStep& step)
    -> Result<domain::Written<ClearanceStep>>;

/// A masked span that somebody wants to leave as it stands. Nothing changes until a second person agrees; both and the reason stay here.
struct RestorationRequest {
  int revision = 1;
  std::string text;  ///< as it stands in the report
  std::string reason;
};
auto ask_restoration(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const RestorationRequest& request)
    -> Result<domain::Written<ClearanceStep>>;
/// Errors: `second_person` for who asked; `restoration_unknown`. A consent to other words is asked for again.
auto agree_restoration(House& house, const domain::Caller& caller, const ports::ClearanceId& id, int revision, const std::string& text)
    -> Result<domain::Written<ClearanceStep>>;

auto refuse_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const std::string& reason)
    -> Result<domain::Written<ClearanceStep>>;

}  // namespace noroshi::services
