#pragma once

#include "domain/bulletin/bulletin.hpp"
#include "domain/handling/reading.hpp"
#include "services/house.hpp"
#include "services/idempotency.hpp"

#include <optional>
#include <string>
#include <vector>

/// The steps of a bulletin, from draft to what was done with it. Each verb has a file of its own.
namespace noroshi::services {

struct BulletinStep {
  domain::BulletinId bulletin;
  ports::BulletinState state = ports::BulletinState::Draft;
  int number = 0;
  int queued = 0;  ///< dispatches that wait to be delivered
};

struct BulletinDraft {
  domain::Bulletin bulletin;                        ///< id, number and time are set here
  std::vector<domain::ThreadId> about;              ///< cases that it rests on; their sources will learn so
  std::optional<domain::BulletinId> corrects = {};  ///< an issued one of this station, whose words these will replace
};

/// A draft. Errors: field errors of `check_bulletin`; a case in `about` that the caller may not see is an error of that field, and so is
/// what cannot be corrected. A correction keeps label and audience.
auto write_bulletin(House& house, const domain::Caller& caller, const RequestKey& key, BulletinDraft draft)
    -> Result<domain::Written<BulletinStep>>;
/// Out to every station that a charter and the label allow, by a person other than the author. A correction goes wherever the bulletin
/// went, under its number, and the step names that bulletin.
auto issue_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Written<BulletinStep>>;
/// On to the members of this station.
auto pass_on_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Written<BulletinStep>>;
/// Takes it back everywhere it went; travels down like the bulletin did.
auto recall_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id, std::string reason)
    -> Result<domain::Written<BulletinStep>>;

struct UseStep {
  domain::BulletinId bulletin;
  std::optional<domain::UseOutcome> outcome;
};
auto acknowledge_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Written<UseStep>>;
/// What the caller's organisation did. The reason of "could not" stays at this station; counts alone go up.
auto record_use(House& house, const domain::Caller& caller, const domain::BulletinId& id, domain::UseOutcome outcome,
                std::optional<std::string> because) -> Result<domain::Written<UseStep>>;

struct BulletinView {
  ports::BulletinRow row;
  domain::Bulletin bulletin;
  bool acknowledged = false;  ///< in the words that it holds now: a correction wants to be read anew
  std::optional<domain::UseOutcome> outcome;
};
auto read_bulletin(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Released<BulletinView>>;
auto list_bulletins(House& house, const domain::Caller& caller) -> Result<domain::Released<std::vector<BulletinView>>>;

/// Counts over the stations and members that told; cells below 3 are left out.
struct UseCounts {
  std::map<domain::UseOutcome, int> outcomes;
  int sectors_acted = 0;  ///< stations that told of at least one "done"; 0 when fewer than may be told
  bool suppressed = false;
};
auto count_uses(House& house, const domain::Caller& caller, const domain::BulletinId& id) -> Result<domain::Released<UseCounts>>;

}  // namespace noroshi::services
