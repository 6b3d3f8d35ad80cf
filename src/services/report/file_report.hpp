#pragma once

#include "domain/arrow/charter.hpp"
#include "domain/report/report.hpp"
#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"
#include "domain/triage/nearest_precedents.hpp"
#include "ports/clearances.hpp"
#include "services/house.hpp"
#include "services/idempotency.hpp"
#include "services/tally/grow_tally.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace noroshi::services {

/// How the giver agrees to what leaves the station.
enum class ConsentMode {
  Look,      ///< shown first, then asked
  Standing,  ///< agreed beforehand for this class of report
};

struct FileReport {
  domain::ReportInput input;
  std::optional<domain::CharterId> charter;            ///< absent: the station's voluntary filing charter
  std::optional<domain::ThreadId> thread;              ///< a later version of this case
  std::optional<domain::OrganisationId> on_behalf_of;  ///< a call taken down by a coordinator
  ConsentMode consent = ConsentMode::Look;
  std::optional<TallyGrowth> growth = {};  ///< the line of a month's count that this report was part of
};

struct FiledClearance {
  ports::ClearanceId clearance;
  std::string to;  ///< station slug
  ports::ClearanceState state;
};

/// What the teller gets back at once.
struct Filed {
  domain::ThreadId thread;
  domain::ReportId report;
  std::string short_number;
  int version = 1;
  UtcTime received_at;
  std::string receipt;
  domain::Verdict verdict;
  domain::Assessment assessment;
  std::vector<FiledClearance> clearances;
  std::string binds_ja;  ///< the rules and sanctions that bind the receiver
  std::string binds_en;
  std::string contact_ja;  ///< who takes care of it here
  std::string contact_en;
  int met_before = 0;  ///< threads of this station with an indicator in common
  /// The nearest decided cases with why: published ones alone, so that nothing of another member's case shows.
  std::vector<std::pair<domain::NearPrecedent, domain::Precedent>> precedents;
};

/// Files a report or a later version: report, log entry and clearances (and the technical half at night) in one transaction.
/// Errors: field errors; `charter_unknown`; NotFound for a thread that is not the caller's; Forbidden for a role that may not file.
auto file_report(House& house, const domain::Caller& caller, const RequestKey& key, FileReport request) -> Result<domain::Written<Filed>>;

}  // namespace noroshi::services
