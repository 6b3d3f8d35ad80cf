#pragma once

#include "domain/handling/reading.hpp"
#include "domain/handling/release.hpp"
#include "ports/reports.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::ports {

using ClearanceId = Id<struct ClearanceTag>;

/// What waits between a member's words and their release: a report version, an answer, a use record with a reason.
enum class ClearanceSubject { Report, Answer, UseRecord };
/// Whose turn it is. Questions to a person (asked masks) are open while `open_questions` > 0, whatever the state.
enum class ClearanceState { AwaitingConsent, AwaitingHome, AwaitingStation, Released, Refused, Withdrawn };

auto to_text(ClearanceSubject subject) -> std::string_view;
auto parse_clearance_subject(std::string_view text) -> Result<ClearanceSubject>;
auto to_text(ClearanceState state) -> std::string_view;  ///< "awaiting_station"
auto parse_clearance_state(std::string_view text) -> Result<ClearanceState>;

/// `work` is wire::encode(ClearanceWork): edited text and decisions, sealed under the thread's key.
struct ClearanceRow {
  ClearanceId id;
  ClearanceSubject subject = ClearanceSubject::Report;
  std::string subject_id;  ///< report or answer id
  ThreadId thread;
  CharterId charter;  ///< the arrow it would leave on
  ClearanceState state = ClearanceState::AwaitingConsent;
  int open_questions = 0;
  std::optional<SealedBytes> work = {};
  std::optional<domain::PersonId> editor = {};
  std::optional<domain::Consent> consent = {};
  std::optional<domain::PersonId> home_approver = {};
  std::string released_by = {};  ///< "approver", "clause …"
  bool technical_half_gone = false;
  int revision = 1;  ///< grows with every change; a write names the one it read (Conflict otherwise)
  UtcTime created_at{};
  UtcTime changed_at{};
  UtcTime due_at{};  ///< the charter's time; after it the deputy is woken
};

struct ClearanceQuery {
  std::optional<Bytes32> source_tag = {};  ///< of the thread
  std::optional<ClearanceState> state = {};
  std::optional<ThreadId> thread = {};
  std::size_t limit = 200;
};

class Clearances {
public:
  virtual ~Clearances() = default;
  virtual auto add_clearance(const ClearanceRow& clearance) -> Result<> = 0;
  /// Replaces the row whose revision is `clearance.revision - 1`; `Conflict` when it moved meanwhile.
  virtual auto update_clearance(const ClearanceRow& clearance) -> Result<> = 0;
  virtual auto find_clearance(const ClearanceId& id) const -> Result<std::optional<ClearanceRow>> = 0;
  virtual auto list_clearances(const ClearanceQuery& query) const -> Result<std::vector<ClearanceRow>> = 0;  ///< oldest due first
};

}  // namespace noroshi::ports
