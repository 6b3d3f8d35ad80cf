#pragma once

#include "domain/arrow/items.hpp"
#include "ports/clearances.hpp"
#include "ports/consensus.hpp"
#include "ports/dispatches.hpp"
#include "ports/exchanges.hpp"
#include "ports/readings.hpp"
#include "ports/submissions.hpp"
#include "ports/tallies.hpp"

/// How enums stand in columns: as their words; written by `to_text`, read back here.
namespace noroshi::sqlite {

template <class Enum> struct Word;

template <> struct Word<domain::Role> { static constexpr auto parse = domain::parse_role; };
template <> struct Word<domain::StationKind> { static constexpr auto parse = domain::parse_station_kind; };
template <> struct Word<domain::OrganisationKind> { static constexpr auto parse = domain::parse_organisation_kind; };
template <> struct Word<domain::Purpose> { static constexpr auto parse = domain::parse_purpose; };
template <> struct Word<domain::Tlp> {
  static auto parse(std::string_view text) -> Result<domain::Tlp> { return domain::parse_tlp(text); }
};
template <> struct Word<domain::ReportKind> { static constexpr auto parse = domain::parse_report_kind; };
template <> struct Word<domain::ReportStage> { static constexpr auto parse = domain::parse_report_stage; };
template <> struct Word<domain::IntakeChannel> { static constexpr auto parse = domain::parse_intake_channel; };
template <> struct Word<domain::ItemKind> { static constexpr auto parse = domain::parse_item_kind; };
template <> struct Word<domain::UseOutcome> { static constexpr auto parse = domain::parse_use_outcome; };
template <> struct Word<ports::ClearanceSubject> { static constexpr auto parse = ports::parse_clearance_subject; };
template <> struct Word<ports::ClearanceState> { static constexpr auto parse = ports::parse_clearance_state; };
template <> struct Word<ports::BulletinState> { static constexpr auto parse = ports::parse_bulletin_state; };
template <> struct Word<ports::DispatchState> { static constexpr auto parse = ports::parse_dispatch_state; };
template <> struct Word<domain::Layer> { static constexpr auto parse = domain::parse_layer; };
template <> struct Word<ports::TallyState> { static constexpr auto parse = ports::parse_tally_state; };
template <> struct Word<ports::ReadingCause> { static constexpr auto parse = ports::parse_reading_cause; };
template <> struct Word<ports::ReadingParty> { static constexpr auto parse = ports::parse_reading_party; };
template <> struct Word<ports::ProposalSubject> { static constexpr auto parse = ports::parse_proposal_subject; };
template <> struct Word<ports::ProposalState> { static constexpr auto parse = ports::parse_proposal_state; };
template <> struct Word<ports::SubmissionVia> { static constexpr auto parse = ports::parse_submission_via; };
template <> struct Word<ports::SubmissionState> { static constexpr auto parse = ports::parse_submission_state; };

}  // namespace noroshi::sqlite
