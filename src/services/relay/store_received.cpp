#include "services/relay/store_received.hpp"

#include "formats/wire/item.hpp"
#include "formats/wire/reading.hpp"
#include "services/bulletin/bulletin_access.hpp"
#include "services/charter/handles.hpp"
#include "services/log/append_log.hpp"
#include "services/notice/notify_people.hpp"
#include "services/report/thread_access.hpp"

#include <fmt/format.h>

namespace noroshi::services {
namespace {

using domain::ItemKind;

auto unknown_thread() { return fail(ErrorCode::Forbidden, "thread_unknown", "the handle names no thread that came or went on this arrow"); }

/// A question that came down: it lies at the thread that was given the handle, with the arrow on which the answer goes up.
auto store_question(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Handle& handle, ports::EnquiryRow row,
                    const Bytes& body) -> Result<> {
  const auto given = NOROSHI_TRY(find_thread_given_to(tx, house, arrival.sender.id, handle));
  if (!given) return unknown_thread();
  if (NOROSHI_TRY(tx.find_enquiry(row.id))) return fail(ErrorCode::Forbidden, "enquiry_known", "an enquiry of this id came before");
  row.thread = given->thread.id;
  row.charter = given->upward;
  row.body = NOROSHI_TRY(house.vault.seal(thread_key(row.thread), "enquiry:" + row.id.str(), body));
  NOROSHI_TRY(tx.add_enquiry(row));
  NOROSHI_TRY(log_received(tx, house, arrival, row.call_back ? ItemKind::CallBack : ItemKind::Enquiry, row.thread));
  const NoticeDraft notice{row.call_back ? "call_back_arrived" : "enquiry_arrived", "enquiries", row.answer_by};
  NOROSHI_TRY(notify_source(tx, house, given->thread, notice));
  return notify_role(tx, house, domain::Role::Coordinator, notice);
}

auto store_enquiry(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Handle& handle,
                   const domain::EnquiryContent& enquiry) -> Result<> {
  const ports::EnquiryRow row{enquiry.enquiry, arrival.fresh, false, false, {}, arrival.now, enquiry.answer_by, std::nullopt, std::nullopt};
  return store_question(tx, house, arrival, handle, row, wire::encode_enquiry(enquiry));
}

auto store_call_back(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Handle& handle,
                     const domain::CallBackContent& call) -> Result<> {
  const ports::EnquiryRow row{
      house.random.id<domain::EnquiryId>(), arrival.fresh, false, true, {}, arrival.now, std::nullopt, std::nullopt, std::nullopt};
  return store_question(tx, house, arrival, handle, row, wire::encode_call_back(call));
}

/// An answer that came up to a question of ours, on the arrow on which its thread came.
auto store_answer(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Handle& handle,
                  const domain::AnswerContent& answer) -> Result<> {
  const auto thread = NOROSHI_TRY(tx.find_thread_by_handle(arrival.charter.charter().id, handle));
  if (!thread) return unknown_thread();
  const auto enquiry = NOROSHI_TRY(tx.find_enquiry(answer.enquiry));
  if (!enquiry || enquiry->thread != thread->id || !enquiry->asked_here)
    return fail(ErrorCode::Forbidden, "enquiry_unknown", "nothing of this id was asked on this thread");
  ports::AnswerRow row{house.random.id<ports::AnswerId>(), enquiry->id, thread->id, {}, arrival.now};
  row.body = NOROSHI_TRY(house.vault.seal(thread_key(row.thread), "answer:" + row.id.str(), wire::encode_answer(answer)));
  NOROSHI_TRY(tx.add_answer(row));
  NOROSHI_TRY(tx.mark_answered(enquiry->id, arrival.now));
  NOROSHI_TRY(log_received(tx, house, arrival, ItemKind::Answer, row.thread));
  const auto seat = thread->statutory ? ItemSeat::Statutory : ItemSeat::Voluntary;
  return notify_seat(tx, house, seat, {"answer_arrived", "reports/" + thread->id.str(), std::nullopt});
}

auto store_use_record(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::UseRecordContent& use) -> Result<> {
  if (!NOROSHI_TRY(tx.find_bulletin(use.bulletin)))
    return fail(ErrorCode::Forbidden, "bulletin_unknown", "the bulletin it speaks of did not come here yet");
  ports::ReceivedUseRow row{use.bulletin, arrival.charter.charter().id, use.outcomes, use.sectors_acted, std::nullopt, arrival.now};
  if (!use.because.empty())
    row.because = NOROSHI_TRY(house.vault.seal(bulletin_key(use.bulletin), "use:" + arrival.dispatch.str(), as_bytes(use.because)));
  NOROSHI_TRY(tx.add_received_use(row));
  NOROSHI_TRY(log_received(tx, house, arrival, ItemKind::UseRecord, std::nullopt));
  return {};
}

/// Another station's reading of a case that was filed here rose: it stands beside the source's, and the source is woken.
auto store_risen(ports::Transaction& tx, House& house, const Arrival& arrival, const ports::ThreadRow& thread,
                 const domain::ReadNoticeContent& notice) -> Result<> {
  const auto& risen = *notice.risen;
  const auto cause = ports::parse_reading_cause(risen.cause);
  if (!cause) return fail(ErrorCode::Forbidden, "reading_unreadable", "this station knows no such cause of a reading");
  const bool nation = arrival.sender.kind == domain::StationKind::Centre || arrival.sender.kind == domain::StationKind::Ministry;
  wire::KeptReading kept;
  kept.reading.verdict.route = risen.route;
  kept.reading.assessment.level = risen.level;
  kept.reading.assessment.layer = risen.layer;
  kept.reading.assessment.tables_sha256 = risen.tables_sha256;
  kept.reason = risen.reason;
  ports::ReadingRow row{.id = house.random.id<ports::ReadingId>(),
                        .thread = thread.id,
                        .report_version = notice.version,
                        .at = notice.at,
                        .cause = *cause,
                        .party = nation ? ports::ReadingParty::National : ports::ReadingParty::Ceptoar,
                        .level = risen.level,
                        .layer = risen.layer,
                        .route = std::string{domain::to_text(risen.route)},
                        .tables_sha256 = risen.tables_sha256,
                        .body = {},
                        .notified_at = arrival.now};
  row.body = NOROSHI_TRY(house.vault.seal(machine_key(thread.id), "kept-reading:" + row.id.str(), wire::encode_kept_reading(kept)));
  NOROSHI_TRY(tx.add_reading(row));
  NOROSHI_TRY(log_received(tx, house, arrival, ItemKind::ReadNotice, thread.id));
  return notify_source(tx, house, thread, {"reading_rose", "reports/" + thread.id.str(), std::nullopt});
}

auto store_read_notice(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Handle& handle,
                       const domain::ReadNoticeContent& notice) -> Result<> {
  const auto given = NOROSHI_TRY(find_thread_given_to(tx, house, arrival.sender.id, handle));
  if (!given) return unknown_thread();
  if (notice.risen) return store_risen(tx, house, arrival, given->thread, notice);
  NOROSHI_TRY(tx.add_read_notice({given->thread.id, notice}));
  NOROSHI_TRY(log_received(tx, house, arrival, ItemKind::ReadNotice, given->thread.id));
  return {};
}

}  // namespace

auto log_received(ports::Transaction& tx, House& house, const Arrival& arrival, ItemKind kind,
                  const std::optional<domain::ThreadId>& thread, std::vector<domain::RuleEdition> rules) -> Result<std::uint64_t> {
  LogDraft draft{domain::EntryKind::Received, "station@" + arrival.sender.slug, arrival.dispatch.str(), 1};
  draft.thread = thread;
  draft.detail = fmt::format("{} under {} sha256:{}", domain::to_text(kind), arrival.charter.charter().id, to_hex(arrival.digest));
  draft.rules = std::move(rules);
  return append_log(tx, house, draft);
}

auto store_received(ports::Transaction& tx, House& house, const Arrival& arrival, const domain::Item& item) -> Result<> {
  const auto& content = item.content;
  switch (domain::kind_of(content)) {
    case ItemKind::Report: return store_report(tx, house, arrival, item);
    case ItemKind::Bulletin: return store_bulletin(tx, house, arrival, item);
    case ItemKind::Enquiry: return store_enquiry(tx, house, arrival, *item.handle, std::get<domain::EnquiryContent>(content));
    case ItemKind::CallBack: return store_call_back(tx, house, arrival, *item.handle, std::get<domain::CallBackContent>(content));
    case ItemKind::Answer: return store_answer(tx, house, arrival, *item.handle, std::get<domain::AnswerContent>(content));
    case ItemKind::UseRecord: return store_use_record(tx, house, arrival, std::get<domain::UseRecordContent>(content));
    case ItemKind::ReadNotice: return store_read_notice(tx, house, arrival, *item.handle, std::get<domain::ReadNoticeContent>(content));
    case ItemKind::Tally: return store_tally(tx, house, arrival, std::get<domain::TallyContent>(content));
  }
  return fail(ErrorCode::Forbidden, "item_unknown", "this station knows no such item");
}

}  // namespace noroshi::services
