#include "domain/report/limits.hpp"
#include "formats/wire/form_values.hpp"
#include "services/form/forms.hpp"
#include "services/form/open_entry.hpp"
#include "services/log/append_log.hpp"
#include "services/report/check_text.hpp"
#include "services/report/thread_access.hpp"

#include <fmt/format.h>

#include <chrono>

namespace noroshi::services {
namespace {

using domain::Action;

auto check(House& house, RecordSubmission& submission) -> Result<const domain::Form*> {
  std::vector<FieldError> errors;
  submission.addressee = check_text(std::move(submission.addressee), "addressee", domain::limits::short_text_chars_max, errors);
  if (!submission.number.empty())
    submission.number = check_text(std::move(submission.number), "number", domain::limits::short_text_chars_max, errors);
  const auto* form = domain::find_form(house.rules().forms, submission.form);
  if (form == nullptr) errors.push_back({"form", "no such form; choose one of GET forms"});
  if (submission.submitted_at > house.clock.now() + std::chrono::seconds{domain::limits::clock_skew_seconds_max})
    errors.push_back({"submitted_at", "lies in the future; record a submission after it was made"});
  if (!errors.empty()) return fail(std::move(errors));
  return form;
}

/// The form as it stood when it was handed in, sealed under the case's key.
auto seal_values(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread,
                 const domain::Form& form, const ports::SubmissionId& id) -> Result<domain::SealedBytes> {
  Result<domain::SealedBytes> sealed = fail(ErrorCode::Unavailable, "unsealed", "try again");
  NOROSHI_TRY(open_entry(tx, house, caller, thread, domain::Purpose::Response)).map([&](domain::FormEntry&& entry) {
    auto filled = domain::fill_form(form, entry, house.rules().triage.facts, house.clock.now());
    const auto bytes = wire::encode_form_values({form.id, form.version, form.sha256, std::move(filled.values)});
    sealed = house.vault.seal(thread_key(thread.id), "submission:" + id.str(), bytes);
    return 0;
  });
  return sealed;
}

auto log_submission(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::SubmissionRow& row,
                    const domain::Form& form) -> Result<> {
  LogDraft draft{domain::EntryKind::SubmissionRecorded, domain::actor_text(caller, Action::RecordSubmission, house.station), row.id.str()};
  draft.thread = row.thread;
  draft.detail = row.form + " " + to_rfc3339(row.submitted_at);
  draft.rules = {{"forms/" + form.id, form.version, form.sha256}};
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

auto record_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const RequestKey& key, const domain::ThreadId& id,
               const RecordSubmission& said, const domain::Form& form) -> Result<ports::SubmissionRow> {
  const auto thread = NOROSHI_TRY(load_visible_thread(tx, house, caller, id));
  NOROSHI_TRY(domain::check_policy(caller, Action::RecordSubmission, NOROSHI_TRY(facts_of(tx, house, caller, thread)), std::nullopt));
  ports::SubmissionRow row{
      house.random.id<ports::SubmissionId>(), thread.id, said.form, said.addressee, said.submitted_at, said.number, caller.person, said.via,
      ports::SubmissionState::Recorded,       {}};
  row.body = NOROSHI_TRY(seal_values(tx, house, caller, thread, form, row.id));
  NOROSHI_TRY(tx.put_submission(row));
  NOROSHI_TRY(log_submission(tx, house, caller, row, form));
  NOROSHI_TRY(remember_request(tx, house, caller, key, row.id.str()));
  return row;
}

auto find_made(const ports::Transaction& tx, const std::string& id) -> Result<ports::SubmissionRow> {
  auto row = NOROSHI_TRY(tx.find_submission(NOROSHI_TRY(ports::SubmissionId::parse(id))));
  if (!row) return not_found();
  return *std::move(row);
}

}  // namespace

auto record_submission(House& house, const domain::Caller& caller, const RequestKey& key, const domain::ThreadId& thread,
                       RecordSubmission submission) -> Result<domain::Written<ports::SubmissionRow>> {
  // Who may not know of the case is told nothing else, not even of mistakes in what was sent (C5).
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    NOROSHI_TRY(load_visible_thread(tx, house, caller, thread));
    return {};
  }));
  const auto* form = NOROSHI_TRY(check(house, submission));
  std::optional<ports::SubmissionRow> made;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto before = NOROSHI_TRY(find_repeat(tx, caller, key));
    made = before ? NOROSHI_TRY(find_made(tx, *before)) : NOROSHI_TRY(record_in(tx, house, caller, key, thread, submission, *form));
    return {};
  }));
  return domain::Written<ports::SubmissionRow>{*std::move(made), durable};
}

auto submission_sentence(const ports::SubmissionRow& row) -> domain::Wording {
  const auto when = to_japan_text(row.submitted_at);
  auto ja = fmt::format("{} に {} 提出", row.addressee, when);
  auto en = fmt::format("submitted to {} at {} (Japan time)", row.addressee, when);
  if (!row.number.empty()) {
    ja += fmt::format("、番号 {}", row.number);
    en += fmt::format(", number {}", row.number);
  }
  return {std::move(ja), std::move(en)};
}

}  // namespace noroshi::services
