#pragma once

#include "domain/anonymity/examine_set.hpp"
#include "domain/handling/reading.hpp"
#include "domain/handling/release.hpp"
#include "formats/wire/clearance_work.hpp"
#include "formats/wire/thread_memory.hpp"
#include "services/house.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace noroshi::services {

/// What would leave, made anew from the giver's own words each time it is looked at: stored are the words and the decisions, never the
/// result.
struct Prepared {
  domain::Releasable content;
  std::optional<domain::AnonymisedReport> technical_half;  ///< reports only
  std::vector<domain::Mask> masks;
  Bytes32 digest{};
  std::string raw_text;
  std::string text;
  std::vector<domain::Indicator> indicators;
  domain::Terms terms;
  wire::ThreadMemory memory;  ///< as it is once this has left
  domain::SetFinding set;     ///< whom it could be from
  std::vector<wire::Restoration> restorations;
};

/// Everything about one clearance that is stored in the clear, checked to belong together.
struct ClearanceFile {
  ports::ClearanceRow row;
  ports::ThreadRow thread;
  domain::SignedCharter charter;
  std::optional<ports::ReportRow> report;
};
auto load_clearance_file(const ports::Transaction& tx, House& house, const ports::ClearanceId& id) -> Result<ClearanceFile>;

/// What a logged read of the clearance must cover.
auto objects_of(const ClearanceFile& file) -> std::vector<domain::ObjectRef>;

/// What permits on clearances are about.
struct ClearanceBody;

/// Opens the bodies under the logged read and runs the anonymiser. Errors: those of `anonymise` ("anonymise_blocked", "anonymise_residue").
auto prepare_clearance(const ports::Transaction& tx, House& house, const domain::LoggedRead<ClearanceBody>& read, const ClearanceFile& file)
    -> Result<domain::Unreleased<Prepared>>;

/// How many organisations counts of a whole sector could be from: those represented in it at this station.
auto count_anonymity_set(const ports::Transaction& tx, const std::string& sector) -> Result<int>;

}  // namespace noroshi::services
