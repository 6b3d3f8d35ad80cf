#include "services/clearance/advance_clearance.hpp"
#include "services/clearance/change_clearance.hpp"

namespace noroshi::services {

auto consent_to(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const Bytes32& digest, domain::SmallSet small_set)
    -> Result<domain::Written<ClearanceStep>> {
  return change_clearance<domain::Action::Consent>(
      house, caller, id, [&](ports::Transaction& tx, ClearanceFile& file) -> Result<ports::ClearanceRow> {
        NOROSHI_TRY(require_same_digest(tx, house, caller, file, digest));
        file.row.consent = domain::Consent{caller.person, house.clock.now(), digest, small_set};
        return advance_clearance(tx, house, file.row);
      });
}

auto approve_at_home(House& house, const domain::Caller& caller, const ports::ClearanceId& id, const Bytes32& digest)
    -> Result<domain::Written<ClearanceStep>> {
  return change_clearance<domain::Action::ApproveAtHome>(house, caller, id,
                                                         [&](ports::Transaction& tx, ClearanceFile& file) -> Result<ports::ClearanceRow> {
                                                           NOROSHI_TRY(require_same_digest(tx, house, caller, file, digest));
                                                           file.row.home_approver = caller.person;
                                                           return advance_clearance(tx, house, file.row);
                                                         });
}

}  // namespace noroshi::services
