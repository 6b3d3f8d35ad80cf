#pragma once

#include "base/bytes.hpp"
#include "domain/ledger/disclosure.hpp"
#include "domain/ledger/note.hpp"
#include "domain/ledger/tree.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// A receipt (受付証明, 閲覧記録): C2SP tlog-proof text whose `extra` line carries our disclosure, so that it proves alone what it says.
struct Receipt {
  std::uint64_t index = 0;
  std::vector<Bytes32> proof;
  std::string checkpoint;  ///< signed note, verbatim
  Disclosure disclosure;
};

auto to_text(const Receipt& receipt) -> std::string;
/// Strict: any other spelling of the same receipt is refused. Error `InvalidInput`.
auto parse_receipt(std::string_view text) -> Result<Receipt>;

/// What a receipt proves, once it is verified: these bytes stood in that log at that place before the checkpoint was signed.
struct ProvenOpening {
  Checkpoint checkpoint;
  std::uint64_t index = 0;
  Bytes opening;
};
/// Offline. Error `Conflict` when the signature, the path or the commitment does not match; `InvalidInput` for a malformed checkpoint.
auto verify_receipt(const Receipt& receipt, const VerifierKey& key, const VerifyEd25519& verify) -> Result<ProvenOpening>;

/// Puts a receipt together for an entry below `checkpoint_size`.
auto make_receipt(std::uint64_t index, Disclosure disclosure, std::string checkpoint_note, std::uint64_t checkpoint_size,
                  const HashReader& read) -> Result<Receipt>;

}  // namespace noroshi::domain
