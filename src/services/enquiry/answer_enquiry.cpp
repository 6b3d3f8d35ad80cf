#include "services/enquiry/answer_enquiry.hpp"

#include "domain/report/limits.hpp"
#include "formats/wire/item.hpp"
#include "services/charter/load_charter.hpp"
#include "services/clearance/advance_clearance.hpp"
#include "services/log/append_log.hpp"
#include "services/report/check_text.hpp"
#include "services/report/open_bodies.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

struct Answering {
  const domain::Caller& caller;
  const RequestKey& key;
  domain::EnquiryId enquiry;
  const std::string& text;
  ConsentMode consent;
};

/// The answer leaves on the arrow on which the question's handle came, if that carries answers.
auto open_clearance(ports::Transaction& tx, House& house, const Answering& answering, const ports::AnswerRow& answer,
                    const domain::CharterId& arrow) -> Result<ports::ClearanceId> {
  const auto charter = NOROSHI_TRY(load_charter(tx, house, arrow));
  const auto now = house.clock.now();
  ports::ClearanceRow row{house.random.id<ports::ClearanceId>(), ports::ClearanceSubject::Answer, answer.id.str(), answer.thread, arrow};
  row.created_at = now;
  row.changed_at = now;
  row.due_at = now + std::chrono::minutes{charter.charter().answer_minutes};
  if (answering.consent == ConsentMode::Standing) {
    row.consent = domain::Consent{answering.caller.person, now, std::nullopt, domain::SmallSet::Refuse};
  }
  NOROSHI_TRY(tx.add_clearance(row));
  if (row.consent) NOROSHI_TRY(advance_clearance(tx, house, row));
  return row.id;
}

auto load_question(const ports::Transaction& tx, const House& house, const domain::Caller& caller, const domain::EnquiryId& id)
    -> Result<std::pair<ports::EnquiryRow, ports::ThreadRow>> {
  auto enquiry = NOROSHI_TRY(tx.find_enquiry(id));
  if (!enquiry) return not_found();
  auto thread = NOROSHI_TRY(load_visible_thread(tx, house, caller, enquiry->thread));
  return std::pair{*std::move(enquiry), std::move(thread)};
}

auto answer_in(ports::Transaction& tx, House& house, const Answering& answering) -> Result<Answered> {
  const auto [enquiry, thread] = NOROSHI_TRY(load_question(tx, house, answering.caller, answering.enquiry));
  const auto facts = NOROSHI_TRY(facts_of(tx, house, answering.caller, thread));
  NOROSHI_TRY(domain::check_policy(answering.caller, Action::AnswerEnquiry, facts, domain::Purpose::Response));
  if (enquiry.call_back) return fail(ErrorCode::Conflict, "call_back", "this asks for a telephone call; ring the number on it");
  if (!thread.source_tag) return fail(ErrorCode::Forbidden, "not_source", "this was asked from here; its source answers");
  const auto now = house.clock.now();
  ports::AnswerRow answer{house.random.id<ports::AnswerId>(), enquiry.id, thread.id, {}, now};
  const domain::AnswerContent content{enquiry.id, answering.text, {}};
  answer.body = NOROSHI_TRY(house.vault.seal(thread_key(thread.id), "answer:" + answer.id.str(), wire::encode_answer(content)));
  NOROSHI_TRY(tx.add_answer(answer));
  NOROSHI_TRY(tx.mark_answered(enquiry.id, now));
  LogDraft draft{domain::EntryKind::Answered, domain::actor_text(answering.caller, Action::AnswerEnquiry, house.station), answer.id.str()};
  draft.thread = thread.id;
  NOROSHI_TRY(append_log(tx, house, draft));
  Answered answered{answer.id, std::nullopt};
  if (enquiry.charter) answered.clearance = NOROSHI_TRY(open_clearance(tx, house, answering, answer, *enquiry.charter));
  return answered;
}

/// A repeat of the same request: the clearance is found by its subject.
auto find_answered(const ports::Transaction& tx, const std::string& answer) -> Result<Answered> {
  Answered answered{NOROSHI_TRY(ports::AnswerId::parse(answer)), std::nullopt};
  const auto row = NOROSHI_TRY(tx.find_answer(answered.answer));
  if (!row) return not_found();
  for (const auto& clearance : NOROSHI_TRY(tx.list_clearances({std::nullopt, std::nullopt, row->thread}))) {
    if (clearance.subject_id == answer) answered.clearance = clearance.id;
  }
  return answered;
}

auto waiting_threads(const ports::Transaction& tx, const House& house, const domain::Caller& caller) -> Result<std::vector<ThreadRows>> {
  ports::ThreadQuery query;
  if (!caller.station_staff) query.source_tag = source_tag_of(house, caller.organisation);
  query.limit = domain::limits::page_items_max;
  std::vector<ThreadRows> waiting;
  for (auto& thread : NOROSHI_TRY(tx.list_threads(query))) {
    if (relation_to(house, caller, thread) == domain::Relation::None) continue;
    ThreadRows rows{std::move(thread), {}, {}, {}};
    rows.enquiries = NOROSHI_TRY(tx.list_enquiries(rows.thread.id));
    std::erase_if(rows.enquiries, [](const ports::EnquiryRow& row) { return row.answered_at.has_value(); });
    if (!rows.enquiries.empty()) waiting.push_back(std::move(rows));
  }
  return waiting;
}

auto list_open_in(ports::Transaction& tx, House& house, const domain::Caller& caller)
    -> Result<domain::Unreleased<std::vector<EnquiryView>>> {
  const auto waiting = NOROSHI_TRY(waiting_threads(tx, house, caller));
  std::vector<std::pair<domain::ObjectRef, domain::ObjectFacts>> objects;
  for (const auto& rows : waiting) {
    const auto facts = NOROSHI_TRY(facts_of(tx, house, caller, rows.thread));
    for (auto& ref : objects_of(rows)) objects.emplace_back(std::move(ref), facts);
  }
  auto permit =
      NOROSHI_TRY((domain::decide<Action::ReadEnquiries, ThreadBodies>(caller, house.station, objects, domain::Purpose::Response)));
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  std::vector<domain::Unreleased<EnquiryView>> opened;
  for (const auto& rows : waiting) {
    for (const auto& row : rows.enquiries) opened.push_back(NOROSHI_TRY(open_enquiry(house, read, rows, row)));
  }
  return domain::Unreleased<EnquiryView>::join(std::move(opened), read.leaf_index());
}

}  // namespace

auto answer_enquiry(House& house, const domain::Caller& caller, const RequestKey& key, const domain::EnquiryId& enquiry, std::string text,
                    ConsentMode consent) -> Result<domain::Written<Answered>> {
  std::vector<FieldError> errors;
  text = check_text(std::move(text), "text", domain::limits::long_text_chars_max, errors);
  if (!errors.empty()) return fail(std::move(errors));
  std::optional<Answered> answered;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (const auto before = NOROSHI_TRY(find_repeat(tx, caller, key))) {
      answered = NOROSHI_TRY(find_answered(tx, *before));
      return {};
    }
    answered = NOROSHI_TRY(answer_in(tx, house, {caller, key, enquiry, text, consent}));
    return remember_request(tx, house, caller, key, answered->answer.str());
  }));
  return domain::Written<Answered>{*std::move(answered), durable};
}

auto list_open_enquiries(House& house, const domain::Caller& caller) -> Result<domain::Released<std::vector<EnquiryView>>> {
  std::optional<domain::Unreleased<std::vector<EnquiryView>>> views;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    views.emplace(NOROSHI_TRY(list_open_in(tx, house, caller)));
    return {};
  }));
  return std::move(*views).commit(durable);
}

}  // namespace noroshi::services
