#pragma once

#include "domain/form/fill_form.hpp"
#include "domain/handling/reading.hpp"
#include "services/house.hpp"
#include "services/idempotency.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::services {

/// One form filled from one case: for the source's own people, and for the coordinator who took down the call. To other staff the source
/// stays unnamed. A logged read. NotFound for a form or case that is not there for the caller.
auto fill_thread_form(House& house, const domain::Caller& caller, const domain::ThreadId& thread, const std::string& form,
                      std::optional<domain::Purpose> purpose) -> Result<domain::Released<domain::FilledForm>>;

/// "Submitted to X at hh:mm, number n": what a person says was handed in, outside this system.
struct RecordSubmission {
  std::string form;
  std::string addressee;
  UtcTime submitted_at;
  std::string number;
  ports::SubmissionVia via = ports::SubmissionVia::Portal;
};
auto record_submission(House& house, const domain::Caller& caller, const RequestKey& key, const domain::ThreadId& thread,
                       RecordSubmission submission) -> Result<domain::Written<ports::SubmissionRow>>;

/// Whether the caller may see the forms of this case: its source, or whoever took down the call.
auto speaks_for_source(House& house, const domain::Caller& caller, const ports::ThreadRow& thread) -> Result<bool>;

/// 「所管省庁に 2026-11-20 14:05 提出、番号 12」
auto submission_sentence(const ports::SubmissionRow& row) -> domain::Wording;

}  // namespace noroshi::services
