#include "ports/clearances.hpp"
#include "ports/consensus.hpp"
#include "ports/dispatches.hpp"
#include "ports/exchanges.hpp"
#include "ports/readings.hpp"
#include "ports/submissions.hpp"
#include "ports/tallies.hpp"

#include <array>
#include <utility>

namespace noroshi::ports {

namespace {

template <class Enum, std::size_t N> using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<ClearanceSubject, 3> clearance_subjects{{
    {ClearanceSubject::Report, "report"},
    {ClearanceSubject::Answer, "answer"},
    {ClearanceSubject::UseRecord, "use_record"},
}};

constexpr Names<ClearanceState, 6> clearance_states{{
    {ClearanceState::AwaitingConsent, "awaiting_consent"},
    {ClearanceState::AwaitingHome, "awaiting_home"},
    {ClearanceState::AwaitingStation, "awaiting_station"},
    {ClearanceState::Released, "released"},
    {ClearanceState::Refused, "refused"},
    {ClearanceState::Withdrawn, "withdrawn"},
}};

constexpr Names<DispatchState, 3> dispatch_states{{
    {DispatchState::Queued, "queued"},
    {DispatchState::Delivered, "delivered"},
    {DispatchState::Refused, "refused"},
}};

constexpr Names<BulletinState, 4> bulletin_states{{
    {BulletinState::Draft, "draft"},
    {BulletinState::Issued, "issued"},
    {BulletinState::PassedOn, "passed_on"},
    {BulletinState::Recalled, "recalled"},
}};

constexpr Names<TallyState, 2> tally_states{{
    {TallyState::Draft, "draft"},
    {TallyState::Sent, "sent"},
}};

constexpr Names<ReadingCause, 8> reading_causes{{
    {ReadingCause::Filed, "filed"},
    {ReadingCause::FollowUp, "follow_up"},
    {ReadingCause::Handling, "handling"},
    {ReadingCause::MatchingIndicator, "matching_indicator"},
    {ReadingCause::NewTable, "new_table"},
    {ReadingCause::Operator, "operator"},
    {ReadingCause::Ceptoar, "ceptoar"},
    {ReadingCause::National, "national"},
}};

constexpr Names<ReadingParty, 3> reading_parties{{
    {ReadingParty::Source, "source"},
    {ReadingParty::Ceptoar, "ceptoar"},
    {ReadingParty::National, "national"},
}};

constexpr Names<ProposalSubject, 4> proposal_subjects{{
    {ProposalSubject::Precedent, "precedent"},
    {ProposalSubject::Table, "table"},
    {ProposalSubject::LeadingPractice, "leading_practice"},
    {ProposalSubject::Word, "word"},
}};

constexpr Names<ProposalState, 6> proposal_states{{
    {ProposalState::Open, "open"},
    {ProposalState::Commented, "commented"},
    {ProposalState::Mandated, "mandated"},
    {ProposalState::Adopted, "adopted"},
    {ProposalState::Rejected, "rejected"},
    {ProposalState::Expired, "expired"},
}};

constexpr Names<SubmissionVia, 4> submission_vias{{
    {SubmissionVia::Paper, "paper"},
    {SubmissionVia::Portal, "portal"},
    {SubmissionVia::Mail, "mail"},
    {SubmissionVia::Telephone, "telephone"},
}};

constexpr Names<SubmissionState, 2> submission_states{{
    {SubmissionState::Recorded, "recorded"},
    {SubmissionState::Withdrawn, "withdrawn"},
}};

template <class Enum, std::size_t N> auto name_of(const Names<Enum, N>& names, Enum value) -> std::string_view {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  assertion_failed("every enumerator has a name", __FILE__, __LINE__);
}

template <class Enum, std::size_t N>
auto find_by_name(const Names<Enum, N>& names, std::string_view text, const char* field) -> Result<Enum> {
  std::string choices;
  for (const auto& [value, name] : names) {
    if (name == text) return value;
    choices += (choices.empty() ? "" : ", ") + std::string{name};
  }
  return fail({FieldError{field, "give one of " + choices}});
}

}  // namespace

auto to_text(ClearanceSubject subject) -> std::string_view { return name_of(clearance_subjects, subject); }
auto parse_clearance_subject(std::string_view text) -> Result<ClearanceSubject> {
  return find_by_name(clearance_subjects, text, "subject");
}

auto to_text(ClearanceState state) -> std::string_view { return name_of(clearance_states, state); }
auto parse_clearance_state(std::string_view text) -> Result<ClearanceState> { return find_by_name(clearance_states, text, "state"); }

auto to_text(DispatchState state) -> std::string_view { return name_of(dispatch_states, state); }
auto parse_dispatch_state(std::string_view text) -> Result<DispatchState> { return find_by_name(dispatch_states, text, "state"); }

auto to_text(BulletinState state) -> std::string_view { return name_of(bulletin_states, state); }
auto parse_bulletin_state(std::string_view text) -> Result<BulletinState> { return find_by_name(bulletin_states, text, "state"); }

auto to_text(TallyState state) -> std::string_view { return name_of(tally_states, state); }
auto parse_tally_state(std::string_view text) -> Result<TallyState> { return find_by_name(tally_states, text, "state"); }

auto to_text(ReadingCause cause) -> std::string_view { return name_of(reading_causes, cause); }
auto parse_reading_cause(std::string_view text) -> Result<ReadingCause> { return find_by_name(reading_causes, text, "cause"); }

auto to_text(ReadingParty party) -> std::string_view { return name_of(reading_parties, party); }
auto parse_reading_party(std::string_view text) -> Result<ReadingParty> { return find_by_name(reading_parties, text, "party"); }

auto to_text(ProposalSubject subject) -> std::string_view { return name_of(proposal_subjects, subject); }
auto parse_proposal_subject(std::string_view text) -> Result<ProposalSubject> { return find_by_name(proposal_subjects, text, "subject"); }

auto to_text(ProposalState state) -> std::string_view { return name_of(proposal_states, state); }
auto parse_proposal_state(std::string_view text) -> Result<ProposalState> { return find_by_name(proposal_states, text, "state"); }

auto to_text(SubmissionVia via) -> std::string_view { return name_of(submission_vias, via); }
auto parse_submission_via(std::string_view text) -> Result<SubmissionVia> { return find_by_name(submission_vias, text, "via"); }

auto to_text(SubmissionState state) -> std::string_view { return name_of(submission_states, state); }
auto parse_submission_state(std::string_view text) -> Result<SubmissionState> { return find_by_name(submission_states, text, "state"); }

}  // namespace noroshi::ports
