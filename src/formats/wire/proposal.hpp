#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "domain/triage/facts.hpp"

#include <string>

namespace noroshi::wire {

/// What a proposal says, as it is kept. Public: nothing here is sealed.
struct ProposalPayload {
  std::string reason;
  std::string table;        ///< "sectors/ele"
  std::string text;         ///< the whole table as proposed; empty = a dispute whose words are still to be written
  std::string version;      ///< the edition's, as its text says
  std::string base_sha256;  ///< of the edition that it was written against, hex; empty = there was none
  std::string sector;       ///< of the disputed answer; empty = none is disputed
  domain::Facts facts;      ///< that the disputed answer was given to
};

auto encode_proposal(const ProposalPayload& payload) -> Bytes;
auto decode_proposal(BytesView bytes) -> Result<ProposalPayload>;

}  // namespace noroshi::wire
