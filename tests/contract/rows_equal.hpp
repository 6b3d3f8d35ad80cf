#pragma once

#include "ports/store.hpp"

#include <tuple>

/// Rows are plain values without a comparison of their own; the contract compares every field of them.

namespace noroshi::domain {

inline auto operator==(const SealedBytes& a, const SealedBytes& b) -> bool {
  return std::tie(a.key_id, a.context, a.ciphertext) == std::tie(b.key_id, b.context, b.ciphertext);
}
inline auto operator==(const Consent& a, const Consent& b) -> bool {
  return std::tie(a.by, a.at, a.digest, a.small_set) == std::tie(b.by, b.at, b.digest, b.small_set);
}
inline auto operator==(const Organisation& a, const Organisation& b) -> bool {
  return std::tie(a.id, a.name_ja, a.name_en, a.kind, a.sector, a.represented, a.prefectures, a.customers, a.parent) ==
         std::tie(b.id, b.name_ja, b.name_en, b.kind, b.sector, b.represented, b.prefectures, b.customers, b.parent);
}
inline auto operator==(const ReadNoticeContent& a, const ReadNoticeContent& b) -> bool {
  return std::tie(a.reader, a.purpose, a.version, a.at, a.log_index) == std::tie(b.reader, b.purpose, b.version, b.at, b.log_index);
}

}  // namespace noroshi::domain

namespace noroshi::ports {

inline auto operator==(const PersonRow& a, const PersonRow& b) -> bool {
  return std::tie(a.id, a.organisation, a.user, a.display, a.mail, a.password_hash, a.roles, a.station_staff, a.active) ==
         std::tie(b.id, b.organisation, b.user, b.display, b.mail, b.password_hash, b.roles, b.station_staff, b.active);
}
inline auto operator==(const SessionRow& a, const SessionRow& b) -> bool {
  return std::tie(a.token_sha256, a.person, a.purpose, a.created_at, a.last_seen_at) ==
         std::tie(b.token_sha256, b.person, b.purpose, b.created_at, b.last_seen_at);
}
inline auto operator==(const ApiTokenRow& a, const ApiTokenRow& b) -> bool {
  return std::tie(a.token_sha256, a.id, a.person, a.label, a.created_at, a.expires_at) ==
         std::tie(b.token_sha256, b.id, b.person, b.label, b.created_at, b.expires_at);
}
inline auto operator==(const EnrolmentRow& a, const EnrolmentRow& b) -> bool {
  return std::tie(a.code_sha256, a.person, a.expires_at) == std::tie(b.code_sha256, b.person, b.expires_at);
}
inline auto operator==(const ThreadRow& a, const ThreadRow& b) -> bool {
  return std::tie(a.id, a.sector, a.statutory, a.charter, a.handle, a.source_tag, a.source_link, a.pseudonyms, a.short_number, a.withdrawn,
                  a.opened_at, a.changed_at) == std::tie(b.id, b.sector, b.statutory, b.charter, b.handle, b.source_tag, b.source_link,
                                                         b.pseudonyms, b.short_number, b.withdrawn, b.opened_at, b.changed_at);
}
inline auto operator==(const ReportRow& a, const ReportRow& b) -> bool {
  return std::tie(a.id, a.thread, a.version, a.kind, a.stage, a.channel, a.body, a.assessment, a.level, a.received_at, a.leaf_index) ==
         std::tie(b.id, b.thread, b.version, b.kind, b.stage, b.channel, b.body, b.assessment, b.level, b.received_at, b.leaf_index);
}
inline auto operator==(const ClearanceRow& a, const ClearanceRow& b) -> bool {
  return std::tie(a.id, a.subject, a.subject_id, a.thread, a.charter, a.state, a.open_questions, a.work, a.editor, a.consent,
                  a.home_approver, a.released_by, a.technical_half_gone, a.revision, a.created_at, a.changed_at, a.due_at) ==
         std::tie(b.id, b.subject, b.subject_id, b.thread, b.charter, b.state, b.open_questions, b.work, b.editor, b.consent,
                  b.home_approver, b.released_by, b.technical_half_gone, b.revision, b.created_at, b.changed_at, b.due_at);
}
inline auto operator==(const EnquiryRow& a, const EnquiryRow& b) -> bool {
  return std::tie(a.id, a.thread, a.asked_here, a.call_back, a.body, a.asked_at, a.answer_by, a.answered_at, a.charter) ==
         std::tie(b.id, b.thread, b.asked_here, b.call_back, b.body, b.asked_at, b.answer_by, b.answered_at, b.charter);
}
inline auto operator==(const AnswerRow& a, const AnswerRow& b) -> bool {
  return std::tie(a.id, a.enquiry, a.thread, a.body, a.at) == std::tie(b.id, b.enquiry, b.thread, b.body, b.at);
}
inline auto operator==(const BulletinRow& a, const BulletinRow& b) -> bool {
  return std::tie(a.id, a.issued_here, a.state, a.charter, a.tlp, a.sectors, a.number, a.body, a.author, a.about, a.revision, a.at,
                  a.words_at, a.corrected_at, a.corrects) == std::tie(b.id, b.issued_here, b.state, b.charter, b.tlp, b.sectors, b.number,
                                                                      b.body, b.author, b.about, b.revision, b.at, b.words_at,
                                                                      b.corrected_at, b.corrects);
}
inline auto operator==(const UseRow& a, const UseRow& b) -> bool {
  return std::tie(a.bulletin, a.organisation, a.outcome, a.because, a.acknowledged_at, a.used_at) ==
         std::tie(b.bulletin, b.organisation, b.outcome, b.because, b.acknowledged_at, b.used_at);
}
inline auto operator==(const ReceivedUseRow& a, const ReceivedUseRow& b) -> bool {
  return std::tie(a.bulletin, a.charter, a.outcomes, a.sectors_acted, a.because, a.at) ==
         std::tie(b.bulletin, b.charter, b.outcomes, b.sectors_acted, b.because, b.at);
}
inline auto operator==(const ReadNoticeRow& a, const ReadNoticeRow& b) -> bool { return a.thread == b.thread && a.content == b.content; }
inline auto operator==(const PeerRow& a, const PeerRow& b) -> bool {
  return std::tie(a.id, a.slug, a.name_ja, a.name_en, a.kind, a.url, a.signing_public, a.sealing_public, a.sectors) ==
         std::tie(b.id, b.slug, b.name_ja, b.name_en, b.kind, b.url, b.signing_public, b.sealing_public, b.sectors);
}
inline auto operator==(const CharterRow& a, const CharterRow& b) -> bool {
  return std::tie(a.id, a.version, a.bytes, a.signature_from, a.signature_to, a.adopted_at) ==
         std::tie(b.id, b.version, b.bytes, b.signature_from, b.signature_to, b.adopted_at);
}
inline auto operator==(const OutboundRow& a, const OutboundRow& b) -> bool {
  return std::tie(a.id, a.to, a.charter, a.kind, a.thread, a.about, a.bytes, a.state, a.attempts, a.queued_at, a.next_attempt_at, a.done_at,
                  a.last_error) == std::tie(b.id, b.to, b.charter, b.kind, b.thread, b.about, b.bytes, b.state, b.attempts, b.queued_at,
                                            b.next_attempt_at, b.done_at, b.last_error);
}
inline auto operator==(const NoticeRow& a, const NoticeRow& b) -> bool {
  return std::tie(a.id, a.to, a.reason, a.link, a.due_at, a.state, a.attempts, a.created_at, a.next_attempt_at, a.last_error) ==
         std::tie(b.id, b.to, b.reason, b.link, b.due_at, b.state, b.attempts, b.created_at, b.next_attempt_at, b.last_error);
}
inline auto operator==(const OpeningRow& a, const OpeningRow& b) -> bool {
  return std::tie(a.index, a.thread, a.opening) == std::tie(b.index, b.thread, b.opening);
}
inline auto operator==(const CheckpointRow& a, const CheckpointRow& b) -> bool {
  return std::tie(a.size, a.note, a.at) == std::tie(b.size, b.note, b.at);
}
inline auto operator==(const IdempotencyRow& a, const IdempotencyRow& b) -> bool {
  return std::tie(a.request_sha256, a.created, a.at) == std::tie(b.request_sha256, b.created, b.at);
}
inline auto operator==(const TallyRow& a, const TallyRow& b) -> bool {
  return std::tie(a.id, a.source_tag, a.station, a.sector, a.period, a.category, a.count, a.members, a.minutes_spent, a.state, a.at) ==
         std::tie(b.id, b.source_tag, b.station, b.sector, b.period, b.category, b.count, b.members, b.minutes_spent, b.state, b.at);
}
inline auto operator==(const TallyGrowthRow& a, const TallyGrowthRow& b) -> bool {
  return std::tie(a.tally, a.thread, a.count, a.at) == std::tie(b.tally, b.thread, b.count, b.at);
}
inline auto operator==(const DigestRow& a, const DigestRow& b) -> bool {
  return std::tie(a.period, a.charter, a.dispatched_at) == std::tie(b.period, b.charter, b.dispatched_at);
}
inline auto operator==(const ReadingRow& a, const ReadingRow& b) -> bool {
  return std::tie(a.id, a.thread, a.report_version, a.at, a.cause, a.party, a.level, a.layer, a.route, a.tables_sha256, a.body,
                  a.notified_at) == std::tie(b.id, b.thread, b.report_version, b.at, b.cause, b.party, b.level, b.layer, b.route,
                                             b.tables_sha256, b.body, b.notified_at);
}
inline auto operator==(const ProposalRow& a, const ProposalRow& b) -> bool {
  return std::tie(a.id, a.subject, a.title, a.payload, a.author, a.author_tag, a.state, a.created_at, a.comment_until, a.effective_from,
                  a.expires_at, a.mandate_to, a.mandated_at, a.mandated_by, a.outcome, a.revision) ==
         std::tie(b.id, b.subject, b.title, b.payload, b.author, b.author_tag, b.state, b.created_at, b.comment_until, b.effective_from,
                  b.expires_at, b.mandate_to, b.mandated_at, b.mandated_by, b.outcome, b.revision);
}
inline auto operator==(const CommentRow& a, const CommentRow& b) -> bool {
  return std::tie(a.id, a.proposal, a.by, a.text, a.at, a.answer, a.answered_at, a.confirmed_at, a.by_tag) ==
         std::tie(b.id, b.proposal, b.by, b.text, b.at, b.answer, b.answered_at, b.confirmed_at, b.by_tag);
}
inline auto operator==(const AdoptionRow& a, const AdoptionRow& b) -> bool {
  return std::tie(a.proposal, a.adopted_at, a.effective_from, a.table, a.version, a.sha256, a.bytes) ==
         std::tie(b.proposal, b.adopted_at, b.effective_from, b.table, b.version, b.sha256, b.bytes);
}
inline auto operator==(const SubmissionRow& a, const SubmissionRow& b) -> bool {
  return std::tie(a.id, a.thread, a.form, a.addressee, a.submitted_at, a.number, a.by, a.via, a.state, a.body) ==
         std::tie(b.id, b.thread, b.form, b.addressee, b.submitted_at, b.number, b.by, b.via, b.state, b.body);
}
inline auto operator==(const PublicEventRow& a, const PublicEventRow& b) -> bool {
  return std::tie(a.id, a.from, a.to, a.sector, a.affected, a.is_complete, a.source, a.by, a.at) ==
         std::tie(b.id, b.from, b.to, b.sector, b.affected, b.is_complete, b.source, b.by, b.at);
}

}  // namespace noroshi::ports
