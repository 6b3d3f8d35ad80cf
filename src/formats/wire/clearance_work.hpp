#pragma once

#include "base/bytes.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "domain/bulletin/bulletin.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::wire {

/// What people did to a member's words on their way out; lies sealed beside the clearance.
struct ClearanceWork {
  std::optional<std::string> edited_text;      ///< a coordinator's wording in place of the member's prose
  std::vector<domain::Decision> decisions;     ///< what a person said about asked spans
  std::optional<domain::BulletinId> bulletin;  ///< of a use record: which
  std::optional<domain::UseOutcome> outcome;   ///< of a use record: what was done
  std::string because;                         ///< of a use record: why it could not be done, raw
};

auto encode_clearance_work(const ClearanceWork& work) -> Bytes;
auto decode_clearance_work(BytesView bytes) -> Result<ClearanceWork>;

}  // namespace noroshi::wire
