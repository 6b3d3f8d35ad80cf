#pragma once

#include "services/bulletin/bulletin_access.hpp"

/// What issuing, correcting and recalling share.
namespace noroshi::services {

/// One bulletin on its way out, with its number and label.
struct Sending {
  const domain::Caller& caller;
  const ports::BulletinRow& row;
  domain::Bulletin bulletin;
  bool recalled = false;
};

/// To every station that a charter and the label allow, and to the sources of the cases it rests on; gives how many dispatches wait.
auto send_everywhere(ports::Transaction& tx, House& house, const Sending& sending) -> Result<int>;

/// The whole bulletin under the caller's logged read.
auto open_for_sending(ports::Transaction& tx, House& house, const domain::Caller& caller, const BulletinFile& file)
    -> Result<domain::Bulletin>;

/// The step in the log; `detail` says which.
auto log_step(ports::Transaction& tx, House& house, const domain::Caller& caller, domain::Action action, const ports::BulletinRow& row,
              std::string detail) -> Result<>;

/// Seals these words into the row, keeps it, and logs the step.
auto save_state(ports::Transaction& tx, House& house, const domain::Caller& caller, domain::Action action, ports::BulletinRow& row,
                const domain::Bulletin& bulletin, std::string detail) -> Result<>;

/// The words of a draft take the place of those of the bulletin that it corrects, here and wherever that one went; its number, label and
/// audience stay. The draft is gone afterwards.
auto issue_correction(ports::Transaction& tx, House& house, const domain::Caller& caller, const BulletinFile& draft)
    -> Result<BulletinStep>;

}  // namespace noroshi::services
