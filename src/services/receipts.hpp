#pragma once

#include <string>

#include "services/house.hpp"

namespace noroshi::services {

/// 受付証明: the tlog-proof text of one entry against the newest checkpoint. To be called after the entry's transaction is durable.
auto make_receipt(const ports::Transaction& tx, House& house, std::uint64_t index, const domain::ThreadId& thread) -> Result<std::string>;

/// One access of a thread as its giver may check it.
struct CustodyEntry {
  std::string kind;
  std::string actor;
  std::string purpose;
  UtcTime at;
  std::uint64_t index = 0;
  std::string receipt;               ///< tlog-proof of the entry
  std::vector<std::string> set;      ///< reads only: hex commitments of all that the response showed
  std::string access_salt;           ///< hex; opens this thread's member of the set
  std::string access;                ///< one line of JSON: what was shown, access number, hash of the access before
};

/// All openings of a thread, oldest first. The caller must hold a logged read of it.
auto list_custody(const ports::Transaction& tx, House& house, const domain::ThreadId& thread) -> Result<std::vector<CustodyEntry>>;

}  // namespace noroshi::services
