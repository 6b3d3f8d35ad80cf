#pragma once

#include "domain/ledger/opening.hpp"
#include "services/house.hpp"

#include <string>
#include <vector>

namespace noroshi::services {

/// 受付証明: the tlog-proof text of one entry that concerns a case, against the newest checkpoint. To be called after the entry's
/// transaction is durable.
auto make_receipt(const ports::Transaction& tx, House& house, std::uint64_t index, const domain::ThreadId& thread) -> Result<std::string>;

/// One entry of the log about a case, as its giver may check it.
struct CustodyEntry {
  domain::Opening opening;
  std::uint64_t index = 0;
  std::string receipt;  ///< proves alone what the opening says
};

/// All openings of a case, oldest first. The caller must hold a logged read of it.
auto list_custody(const ports::Transaction& tx, House& house, const domain::ThreadId& thread) -> Result<std::vector<CustodyEntry>>;

}  // namespace noroshi::services
