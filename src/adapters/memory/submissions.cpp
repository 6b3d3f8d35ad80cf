#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

auto MemoryTransaction::put_submission(const ports::SubmissionRow& submission) -> Result<> {
  if (!has_thread(submission.thread)) return ports::parent_missing("submission");
  state_.submissions.put(journal_, submission.id, submission);
  return {};
}

auto MemoryTransaction::find_submission(const ports::SubmissionId& id) const -> Result<std::optional<ports::SubmissionRow>> {
  return state_.submissions.copy_of(id);
}

auto MemoryTransaction::list_submissions(const domain::ThreadId& thread) const -> Result<std::vector<ports::SubmissionRow>> {
  auto submissions = state_.submissions.select([&](const auto& submission) { return submission.thread == thread; });
  std::stable_sort(submissions.begin(), submissions.end(),
                   [](const auto& left, const auto& right) { return left.submitted_at < right.submitted_at; });
  return submissions;
}

}  // namespace noroshi::memory
