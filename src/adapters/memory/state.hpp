#pragma once

#include "adapters/memory/table.hpp"
#include "ports/store.hpp"

#include <string>

namespace noroshi::memory {

/// Everything one station keeps.
struct State {
  Table<domain::OrganisationId, domain::Organisation> organisations;
  Table<domain::PersonId, ports::PersonRow> people;
  Table<Bytes32, ports::SessionRow> sessions;
  Table<Bytes32, ports::ApiTokenRow> api_tokens;
  Table<Bytes32, ports::EnrolmentRow> enrolments;

  Table<domain::ThreadId, ports::ThreadRow> threads;
  Table<std::pair<domain::CharterId, domain::Handle>, domain::ThreadId> handles;
  Table<domain::ReportId, ports::ReportRow> reports;
  Table<Bytes32, domain::SealedBytes> registries;
  Table<domain::ThreadId, ports::AccessRow> accesses;
  Table<ports::ClearanceId, ports::ClearanceRow> clearances;

  Table<domain::EnquiryId, ports::EnquiryRow> enquiries;
  Table<ports::AnswerId, ports::AnswerRow> answers;
  Table<domain::BulletinId, ports::BulletinRow> bulletins;
  Table<std::string, int> counters;
  Table<std::pair<domain::BulletinId, domain::OrganisationId>, ports::UseRow> uses;
  Table<std::uint64_t, ports::ReceivedUseRow> received_uses;
  Table<std::uint64_t, ports::ReadNoticeRow> read_notices;

  Table<domain::StationId, ports::PeerRow> peers;
  Table<std::pair<domain::CharterId, int>, ports::CharterRow> charters;
  Table<ports::DispatchId, ports::OutboundRow> outbound;
  Table<ports::DispatchId, Bytes32> inbound;
  Table<ports::NoticeId, ports::NoticeRow> notices;
  Table<std::pair<domain::PersonId, std::string>, ports::IdempotencyRow> idempotency;

  Table<ports::TallyId, ports::TallyRow> tallies;
  Table<std::pair<ports::TallyId, domain::ThreadId>, ports::TallyGrowthRow> growths;
  Table<std::pair<std::string, domain::CharterId>, ports::DigestRow> digests;
  Table<ports::ReadingId, ports::ReadingRow> readings;
  Table<std::pair<Bytes32, domain::ThreadId>, std::pair<Bytes32, domain::ThreadId>> indicators;
  Table<ports::ProposalId, ports::ProposalRow> proposals;
  Table<ports::CommentId, ports::CommentRow> comments;
  Table<ports::ProposalId, ports::AdoptionRow> adoptions;
  Table<ports::SubmissionId, ports::SubmissionRow> submissions;
  Table<ports::PublicEventId, ports::PublicEventRow> public_events;

  Table<std::uint64_t, Bytes32> entries;
  Table<std::pair<int, std::uint64_t>, Bytes32> nodes;
  Table<std::pair<std::optional<domain::ThreadId>, std::uint64_t>, ports::OpeningRow> openings;
  Table<std::string, ports::CheckpointRow> newest_checkpoint;
  Table<std::uint64_t, ports::CheckpointRow> published;
};

}  // namespace noroshi::memory
