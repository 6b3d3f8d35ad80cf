#pragma once

#include "adapters/memory/state.hpp"

namespace noroshi::memory {

/// One work's view of the state; what it changes can be taken back through the journal. One file of definitions per noun.
class MemoryTransaction final : public ports::Transaction {
public:
  MemoryTransaction(State& state, Journal& journal) : state_{state}, journal_{journal} {}

  // accounts.cpp
  auto put_organisation(const domain::Organisation& organisation) -> Result<> override;
  auto find_organisation(const domain::OrganisationId& id) const -> Result<std::optional<domain::Organisation>> override;
  auto list_organisations() const -> Result<std::vector<domain::Organisation>> override;
  auto put_person(const ports::PersonRow& person) -> Result<> override;
  auto find_person(const domain::PersonId& id) const -> Result<std::optional<ports::PersonRow>> override;
  auto find_person_by_user(const std::string& user) const -> Result<std::optional<ports::PersonRow>> override;
  auto list_people() const -> Result<std::vector<ports::PersonRow>> override;
  auto put_session(const ports::SessionRow& session) -> Result<> override;
  auto find_session(const Bytes32& token_sha256) const -> Result<std::optional<ports::SessionRow>> override;
  auto remove_session(const Bytes32& token_sha256) -> Result<> override;
  auto remove_sessions_of(const domain::PersonId& person) -> Result<> override;
  auto put_api_token(const ports::ApiTokenRow& token) -> Result<> override;
  auto find_api_token(const Bytes32& token_sha256) const -> Result<std::optional<ports::ApiTokenRow>> override;
  auto list_api_tokens(const domain::PersonId& person) const -> Result<std::vector<ports::ApiTokenRow>> override;
  auto remove_api_token(const domain::PersonId& person, const std::string& id) -> Result<bool> override;
  auto put_enrolment(const ports::EnrolmentRow& enrolment) -> Result<> override;
  auto take_enrolment(const Bytes32& code_sha256) -> Result<std::optional<ports::EnrolmentRow>> override;

  // reports.cpp
  auto put_thread(const ports::ThreadRow& thread) -> Result<> override;
  auto find_thread(const domain::ThreadId& id) const -> Result<std::optional<ports::ThreadRow>> override;
  auto put_handle(const domain::CharterId& charter, const domain::Handle& handle, const domain::ThreadId& thread) -> Result<> override;
  auto find_thread_by_handle(const domain::CharterId& charter, const domain::Handle& handle) const
      -> Result<std::optional<ports::ThreadRow>> override;
  auto find_thread_by_short_number(const std::string& number) const -> Result<std::optional<ports::ThreadRow>> override;
  auto list_threads(const ports::ThreadQuery& query) const -> Result<std::vector<ports::ThreadRow>> override;
  auto add_report(const ports::ReportRow& report) -> Result<> override;
  auto find_report(const domain::ReportId& id) const -> Result<std::optional<ports::ReportRow>> override;
  auto list_reports(const domain::ThreadId& thread) const -> Result<std::vector<ports::ReportRow>> override;
  auto put_registry(const Bytes32& source_tag, const domain::SealedBytes& registry) -> Result<> override;
  auto find_registry(const Bytes32& source_tag) const -> Result<std::optional<domain::SealedBytes>> override;
  auto last_access(const domain::ThreadId& thread) const -> Result<ports::AccessRow> override;
  auto put_last_access(const domain::ThreadId& thread, const ports::AccessRow& access) -> Result<> override;

  // clearances.cpp
  auto add_clearance(const ports::ClearanceRow& clearance) -> Result<> override;
  auto update_clearance(const ports::ClearanceRow& clearance) -> Result<> override;
  auto find_clearance(const ports::ClearanceId& id) const -> Result<std::optional<ports::ClearanceRow>> override;
  auto list_clearances(const ports::ClearanceQuery& query) const -> Result<std::vector<ports::ClearanceRow>> override;

  // exchanges.cpp
  auto add_enquiry(const ports::EnquiryRow& enquiry) -> Result<> override;
  auto mark_answered(const domain::EnquiryId& id, UtcTime at) -> Result<> override;
  auto find_enquiry(const domain::EnquiryId& id) const -> Result<std::optional<ports::EnquiryRow>> override;
  auto list_enquiries(const domain::ThreadId& thread) const -> Result<std::vector<ports::EnquiryRow>> override;
  auto add_answer(const ports::AnswerRow& answer) -> Result<> override;
  auto find_answer(const ports::AnswerId& id) const -> Result<std::optional<ports::AnswerRow>> override;
  auto list_answers(const domain::EnquiryId& enquiry) const -> Result<std::vector<ports::AnswerRow>> override;
  auto add_bulletin(const ports::BulletinRow& bulletin) -> Result<> override;
  auto update_bulletin(const ports::BulletinRow& bulletin) -> Result<> override;
  auto remove_draft(const domain::BulletinId& id) -> Result<> override;
  auto find_bulletin(const domain::BulletinId& id) const -> Result<std::optional<ports::BulletinRow>> override;
  auto list_bulletins(std::size_t limit) const -> Result<std::vector<ports::BulletinRow>> override;
  auto list_bulletins_about(const domain::ThreadId& thread) const -> Result<std::vector<ports::BulletinRow>> override;
  auto next_bulletin_number() -> Result<int> override;
  auto put_use(const ports::UseRow& use) -> Result<> override;
  auto find_use(const domain::BulletinId& bulletin, const domain::OrganisationId& organisation) const
      -> Result<std::optional<ports::UseRow>> override;
  auto list_uses(const domain::BulletinId& bulletin) const -> Result<std::vector<ports::UseRow>> override;
  auto add_received_use(const ports::ReceivedUseRow& use) -> Result<> override;
  auto list_received_uses(const domain::BulletinId& bulletin) const -> Result<std::vector<ports::ReceivedUseRow>> override;
  auto add_read_notice(const ports::ReadNoticeRow& notice) -> Result<> override;
  auto list_read_notices(const domain::ThreadId& thread) const -> Result<std::vector<ports::ReadNoticeRow>> override;

  // arrows.cpp
  auto put_peer(const ports::PeerRow& peer) -> Result<> override;
  auto find_peer(const domain::StationId& id) const -> Result<std::optional<ports::PeerRow>> override;
  auto list_peers() const -> Result<std::vector<ports::PeerRow>> override;
  auto put_charter(const ports::CharterRow& charter) -> Result<> override;
  auto find_charter(const domain::CharterId& id) const -> Result<std::optional<ports::CharterRow>> override;
  auto list_charters() const -> Result<std::vector<ports::CharterRow>> override;

  // dispatches.cpp
  auto enqueue(const ports::OutboundRow& dispatch) -> Result<> override;
  auto find_outbound(const domain::DispatchId& id) const -> Result<std::optional<ports::OutboundRow>> override;
  auto list_due(UtcTime now, std::size_t limit) const -> Result<std::vector<ports::OutboundRow>> override;
  auto list_outbound(std::size_t limit) const -> Result<std::vector<ports::OutboundRow>> override;
  auto list_outbound_of(const domain::ThreadId& thread) const -> Result<std::vector<ports::OutboundRow>> override;
  auto update_outbound(const ports::OutboundRow& dispatch) -> Result<> override;
  auto remember_inbound(const domain::DispatchId& id, const Bytes32& digest, UtcTime at) -> Result<std::optional<Bytes32>> override;

  // log_store.cpp
  auto size() const -> Result<std::uint64_t> override;
  auto add_entry(std::uint64_t index, const Bytes32& commitment) -> Result<> override;
  auto read_entries(std::uint64_t from, std::size_t count) const -> Result<std::vector<Bytes32>> override;
  auto add_node(int level, std::uint64_t index, const Bytes32& hash) -> Result<> override;
  auto find_node(int level, std::uint64_t index) const -> Result<std::optional<Bytes32>> override;
  auto add_opening(const ports::OpeningRow& opening) -> Result<> override;
  auto list_openings(const domain::ThreadId& thread) const -> Result<std::vector<ports::OpeningRow>> override;
  auto find_opening(std::uint64_t index, const domain::ThreadId& thread) const -> Result<std::optional<ports::OpeningRow>> override;
  auto put_checkpoint(const ports::CheckpointRow& checkpoint) -> Result<> override;
  auto newest_checkpoint() const -> Result<std::optional<ports::CheckpointRow>> override;
  auto put_published(const ports::CheckpointRow& checkpoint) -> Result<> override;
  auto published() const -> Result<std::optional<ports::CheckpointRow>> override;

  // notices.cpp
  auto add_notice(const ports::NoticeRow& notice) -> Result<> override;
  auto find_notice(const ports::NoticeId& id) const -> Result<std::optional<ports::NoticeRow>> override;
  auto update_notice(const ports::NoticeRow& notice) -> Result<> override;
  auto list_due_notices(UtcTime now, std::size_t limit) const -> Result<std::vector<ports::NoticeRow>> override;
  auto list_notices(std::size_t limit) const -> Result<std::vector<ports::NoticeRow>> override;

  // tallies.cpp
  auto put_tally(const ports::TallyRow& tally) -> Result<> override;
  auto find_tally(const ports::TallyId& id) const -> Result<std::optional<ports::TallyRow>> override;
  auto list_tallies(const std::string& period) const -> Result<std::vector<ports::TallyRow>> override;
  auto list_tallies_of(const Bytes32& source_tag) const -> Result<std::vector<ports::TallyRow>> override;
  auto add_growth(const ports::TallyGrowthRow& growth) -> Result<> override;
  auto list_growths(const ports::TallyId& tally) const -> Result<std::vector<ports::TallyGrowthRow>> override;
  auto add_digest(const ports::DigestRow& digest) -> Result<> override;
  auto find_digest(const std::string& period, const domain::CharterId& charter) const -> Result<std::optional<ports::DigestRow>> override;

  // readings.cpp
  auto add_reading(const ports::ReadingRow& reading) -> Result<> override;
  auto mark_reading_notified(const ports::ReadingId& id, UtcTime at) -> Result<> override;
  auto list_readings(const domain::ThreadId& thread) const -> Result<std::vector<ports::ReadingRow>> override;
  auto find_newest_reading(const domain::ThreadId& thread, ports::ReadingParty party) const
      -> Result<std::optional<ports::ReadingRow>> override;
  auto list_outdated_readings(const std::string& tables_sha256, const std::optional<ports::ReadingId>& after, std::size_t limit) const
      -> Result<std::vector<ports::ReadingRow>> override;
  auto add_indicator(const Bytes32& tag, const domain::ThreadId& thread) -> Result<> override;
  auto list_sharing(const domain::ThreadId& thread, std::size_t limit) const -> Result<std::vector<ports::ThreadRow>> override;
  auto count_sectors_sharing(const domain::ThreadId& thread) const -> Result<int> override;

  // consensus.cpp
  auto add_proposal(const ports::ProposalRow& proposal) -> Result<> override;
  auto update_proposal(const ports::ProposalRow& proposal) -> Result<> override;
  auto find_proposal(const ports::ProposalId& id) const -> Result<std::optional<ports::ProposalRow>> override;
  auto list_proposals(std::size_t limit) const -> Result<std::vector<ports::ProposalRow>> override;
  auto put_comment(const ports::CommentRow& comment) -> Result<> override;
  auto find_comment(const ports::CommentId& id) const -> Result<std::optional<ports::CommentRow>> override;
  auto list_comments(const ports::ProposalId& proposal) const -> Result<std::vector<ports::CommentRow>> override;
  auto add_adoption(const ports::AdoptionRow& adoption) -> Result<> override;
  auto find_adoption(const ports::ProposalId& proposal) const -> Result<std::optional<ports::AdoptionRow>> override;
  auto list_adoptions() const -> Result<std::vector<ports::AdoptionRow>> override;

  // submissions.cpp
  auto put_submission(const ports::SubmissionRow& submission) -> Result<> override;
  auto find_submission(const ports::SubmissionId& id) const -> Result<std::optional<ports::SubmissionRow>> override;
  auto list_submissions(const domain::ThreadId& thread) const -> Result<std::vector<ports::SubmissionRow>> override;

  // public_events.cpp
  auto add_public_event(const ports::PublicEventRow& event) -> Result<> override;
  auto remove_public_event(const ports::PublicEventId& id) -> Result<bool> override;
  auto list_public_events() const -> Result<std::vector<ports::PublicEventRow>> override;

  // idempotency.cpp
  auto find_idempotency(const domain::PersonId& caller, const std::string& key) const
      -> Result<std::optional<ports::IdempotencyRow>> override;
  auto put_idempotency(const domain::PersonId& caller, const std::string& key, const ports::IdempotencyRow& row) -> Result<> override;
  auto remove_idempotency_before(UtcTime time) -> Result<> override;

private:
  auto has_thread(const domain::ThreadId& thread) const -> bool { return state_.threads.contains(thread); }

  State& state_;
  Journal& journal_;
};

}  // namespace noroshi::memory
