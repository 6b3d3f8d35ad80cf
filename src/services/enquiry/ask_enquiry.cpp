#include "services/enquiry/ask_enquiry.hpp"

#include "base/text.hpp"
#include "domain/handling/release.hpp"
#include "domain/report/limits.hpp"
#include "formats/wire/item.hpp"
#include "services/charter/load_charter.hpp"
#include "services/log/append_log.hpp"
#include "services/notice/notify_people.hpp"
#include "services/relay/enqueue_release.hpp"
#include "services/report/check_text.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

/// What is the same for a question and a call-back.
struct Asking {
  const domain::Caller& caller;
  const RequestKey& key;
  domain::ThreadId thread;
  Action action;
  domain::ItemKind kind;
};

auto send_down(ports::Transaction& tx, House& house, const Asking& asking, const ports::ThreadRow& thread, domain::Releasable content,
               const domain::EnquiryId& enquiry) -> Result<> {
  const auto down = NOROSHI_TRY(find_charter_down(tx, house, thread.charter, asking.kind));
  if (!down) return fail(ErrorCode::Conflict, "charter_unknown", "no charter downward carries this; nothing was sent");
  const domain::Terms terms{down->charter().tlp_max, down->charter().purposes, std::nullopt, std::nullopt};
  auto released = NOROSHI_TRY(domain::release(
      std::move(content), *down, {domain::StaffSends{asking.caller.person}, std::nullopt, std::nullopt, terms, house.clock.now()}));
  NOROSHI_TRY(enqueue_release(tx, house, *down, std::move(released), thread.id, thread.handle, enquiry.str()));
  return {};
}

auto log_asking(ports::Transaction& tx, House& house, const Asking& asking, const domain::EnquiryId& enquiry) -> Result<> {
  const auto kind = asking.action == Action::AskEnquiry ? domain::EntryKind::EnquiryAsked : domain::EntryKind::CallBackRequested;
  LogDraft draft{kind, domain::actor_text(asking.caller, asking.action, house.station), enquiry.str()};
  draft.thread = asking.thread;
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

auto ask_in(ports::Transaction& tx, House& house, const Asking& asking, ports::EnquiryRow row, BytesView body, domain::Releasable content)
    -> Result<Asked> {
  const auto thread = NOROSHI_TRY(load_visible_thread(tx, house, asking.caller, asking.thread));
  const auto facts = NOROSHI_TRY(facts_of(tx, house, asking.caller, thread));
  NOROSHI_TRY(domain::check_policy(asking.caller, asking.action, facts, domain::Purpose::Response));
  row.body = NOROSHI_TRY(house.vault.seal(thread_key(thread.id), "enquiry:" + row.id.str(), body));
  NOROSHI_TRY(tx.add_enquiry(row));
  NOROSHI_TRY(log_asking(tx, house, asking, row.id));
  NOROSHI_TRY(remember_request(tx, house, asking.caller, asking.key, row.id.str()));
  if (thread.handle) {
    NOROSHI_TRY(send_down(tx, house, asking, thread, std::move(content), row.id));
    return Asked{row.id, "queued"};
  }
  NOROSHI_TRY(notify_source(tx, house, thread, {"enquiry_arrived", "threads/" + thread.id.str(), row.answer_by}));
  return Asked{row.id, "delivered"};
}

auto ask(House& house, const Asking& asking, const ports::EnquiryRow& row, const Bytes& body, const domain::Releasable& content)
    -> Result<domain::Written<Asked>> {
  std::optional<Asked> asked;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (const auto before = NOROSHI_TRY(find_repeat(tx, asking.caller, asking.key))) {
      asked = Asked{NOROSHI_TRY(domain::EnquiryId::parse(*before)), "queued"};
      return {};
    }
    asked = NOROSHI_TRY(ask_in(tx, house, asking, row, body, content));
    return {};
  }));
  return domain::Written<Asked>{*std::move(asked), durable};
}

}  // namespace

auto ask_enquiry(House& house, const domain::Caller& caller, const RequestKey& key, const domain::ThreadId& thread, std::string question,
                 std::optional<UtcTime> answer_by) -> Result<domain::Written<Asked>> {
  std::vector<FieldError> errors;
  question = check_text(std::move(question), "question", domain::limits::long_text_chars_max, errors);
  if (!errors.empty()) return fail(std::move(errors));
  const domain::EnquiryContent content{house.random.id<domain::EnquiryId>(), question, answer_by};
  const ports::EnquiryRow row{content.enquiry, thread, true, false, {}, house.clock.now(), answer_by, std::nullopt};
  return ask(house, {caller, key, thread, Action::AskEnquiry, domain::ItemKind::Enquiry}, row, wire::encode_enquiry(content), content);
}

auto request_call_back(House& house, const domain::Caller& caller, const RequestKey& key, const domain::ThreadId& thread,
                       domain::CallBackContent call) -> Result<domain::Written<Asked>> {
  std::vector<FieldError> errors;
  call.desk = check_text(std::move(call.desk), "desk", domain::limits::short_text_chars_max, errors);
  call.telephone = check_text(std::move(call.telephone), "telephone", domain::limits::short_text_chars_max, errors);
  call.reason = check_text(std::move(call.reason), "reason", domain::limits::short_text_chars_max, errors);
  if (!errors.empty()) return fail(std::move(errors));
  const ports::EnquiryRow row{house.random.id<domain::EnquiryId>(), thread, true, true, {}, house.clock.now(), std::nullopt, std::nullopt};
  return ask(house, {caller, key, thread, Action::RequestCallBack, domain::ItemKind::CallBack}, row, wire::encode_call_back(call), call);
}

}  // namespace noroshi::services
