#pragma once

#include "domain/ledger/note.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace noroshi::domain {

/// Gives the bytes of one file of a log by its path below the log ("checkpoint", "tile/0/000"). Error `NotFound` when the log has no such
/// file, `Unavailable` when it could not be asked.
using FetchFile = std::function<Result<Bytes>(const std::string& path)>;

struct LogAudit {
  Checkpoint checkpoint;
  std::uint64_t files = 0;  ///< entry bundles and tiles that were read
};

/// Checks a whole log from outside: signature of the checkpoint, every entry, every tile of every level, and that together they give the
/// signed root. Errors: `Conflict` names the first file that does not match; `Unavailable` when a file could not be asked for.
auto audit_log(const FetchFile& fetch, const VerifierKey& key, const VerifyEd25519& verify) -> Result<LogAudit>;

}  // namespace noroshi::domain
