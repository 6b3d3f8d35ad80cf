#pragma once

#include "app/tables.hpp"

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

namespace noroshi::app {

struct JourneyOptions {
  std::filesystem::path reports;              ///< JSON lines
  std::optional<std::filesystem::path> data;  ///< where the stations live; absent: a folder that goes away
  bool json = false;
  double registry_share = 1.0;  ///< part of each registry that its operator has entered
  std::uint64_t seed = 1;       ///< of the part that is dropped
  std::string plant;            ///< a term that nobody registered, put into every report: it must be counted
};

/// Sends every line of the file through a whole house over HTTP: filed, previewed, approved, crossed, read, asked, answered, warned of,
/// used; looks for every term of the source in what the centre holds. Exit status as `docs/api/contract.md` says.
auto run_journey(const JourneyOptions& options, const Tables& tables, std::ostream& out, std::ostream& err) -> int;

}  // namespace noroshi::app
