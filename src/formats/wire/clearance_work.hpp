#pragma once

#include "base/bytes.hpp"
#include "base/time.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "domain/bulletin/bulletin.hpp"
#include "domain/party/party.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::wire {

/// A masked span that somebody wants to leave as it stands: with a reason, and only once a second person agrees. Stays at the source.
struct Restoration {
  std::string text;  ///< as it stands in the report
  std::string reason;
  domain::PersonId asked_by;
  UtcTime asked_at;
  std::optional<domain::PersonId> agreed_by = {};
  std::optional<UtcTime> agreed_at = {};
};

/// What people did to a member's words on their way out; lies sealed beside the clearance.
struct ClearanceWork {
  std::optional<std::string> edited_text;      ///< a coordinator's wording in place of the member's prose
  std::vector<domain::Decision> decisions;     ///< what a person said about asked spans
  std::optional<domain::BulletinId> bulletin;  ///< of a use record: which
  std::optional<domain::UseOutcome> outcome;   ///< of a use record: what was done
  std::string because;                         ///< of a use record: why it could not be done, raw
  std::vector<Restoration> restorations = {};  ///< by when they were asked for
};

auto encode_clearance_work(const ClearanceWork& work) -> Bytes;
auto decode_clearance_work(BytesView bytes) -> Result<ClearanceWork>;

}  // namespace noroshi::wire
