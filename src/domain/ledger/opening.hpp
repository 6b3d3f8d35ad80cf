#pragma once

#include "base/bytes.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// What a log entry is about. `to_text` gives the word that stands in the opening.
enum class EntryKind {
  ReportFiled,
  ReportRead,
  Assessed,  ///< line and grade, with the tables they came from
  Consented,
  Edited,  ///< a coordinator's wording or decisions on what waits
  Released,
  Refused,
  Delivered,  ///< the next station acknowledged it
  Received,
  EnquiryAsked,
  Answered,
  CallBackRequested,
  BulletinPublished,
  BulletinRead,
  UseRecorded,
  SubmissionRecorded,  ///< somebody says that a form was handed to an authority, outside this system
  ProposalMoved,       ///< a step of a proposal to change the tables: its words, a comment, an answer, a mandate, a rejection
  TableAdopted,        ///< an edition of a table, with the date from which it holds
  CharterAdopted,
  CharterEnded,
  KeyDestroyed,
  SourceLinkOpened,
  PeopleChanged,
  SignedIn,
  AccessesCounted,  ///< the daily count that closes a chain of accesses
  Cover,            ///< stands for nothing: keeps the log's growth even
};
auto to_text(EntryKind kind) -> std::string_view;
auto parse_entry_kind(std::string_view text) -> Result<EntryKind>;

/// Which edition of a rule table a decision was made with (C10).
struct RuleEdition {
  std::string table;
  std::string version;
  std::string sha256;  ///< hex, of the file's bytes
  friend auto operator==(const RuleEdition&, const RuleEdition&) -> bool = default;
};

/// The place of an access among all accesses to one report: counted from 1, each naming the one before it.
struct AccessLink {
  std::uint64_t number = 1;
  Bytes32 previous{};  ///< commitment of the access before; 32 zero bytes for the first
  friend auto operator==(const AccessLink&, const AccessLink&) -> bool = default;
};

/// What one log entry says, as far as one party may know it. The log itself holds only a commitment to it.
struct Opening {
  EntryKind kind = EntryKind::Cover;
  UtcTime at{};
  std::string actor;   ///< role and station, "coordinator@power"; never more than the party may know
  std::string object;  ///< id of the thing
  int version = 0;
  std::string purpose;
  std::vector<RuleEdition> rules = {};
  std::optional<AccessLink> access = std::nullopt;
  std::string detail = {};
  friend auto operator==(const Opening&, const Opening&) -> bool = default;
};

/// The exact bytes that are committed to: one line of JSON with fixed keys in fixed order, UTF-8. Texts must be UTF-8 (ours are, since
/// they passed the entrance). Read back by `formats/wire/opening.hpp`.
auto to_canonical(const Opening& opening) -> std::string;

/// SHA-256(salt ‖ opening bytes): hides the opening as long as the salt is random and kept with it.
auto commit(BytesView opening, const Bytes32& salt) -> Bytes32;

}  // namespace noroshi::domain
