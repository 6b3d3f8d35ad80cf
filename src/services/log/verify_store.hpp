#pragma once

#include "services/house.hpp"

#include <string>
#include <vector>

namespace noroshi::services {

/// What a look at a whole station found.
struct StoreVerdict {
  std::uint64_t entries = 0;
  std::uint64_t openings = 0;         ///< openings whose commitment stands in the log
  std::uint64_t reports = 0;          ///< reports that have their log entry
  std::vector<std::string> findings;  ///< one sentence each; none = it holds
};

/// Store against log: the entries give the root that was signed, every stored hash is the hash of what is below it, every opening is what
/// the log committed to, every report has its entry. Error: what could not be read at all.
auto verify_store(House& house) -> Result<StoreVerdict>;

}  // namespace noroshi::services
