#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

using ports::already_exists;
using ports::parent_missing;
using ports::row_missing;

auto MemoryTransaction::add_enquiry(const ports::EnquiryRow& enquiry) -> Result<> {
  if (!has_thread(enquiry.thread)) return parent_missing("enquiry");
  if (state_.enquiries.contains(enquiry.id)) return already_exists("enquiry");
  state_.enquiries.put(journal_, enquiry.id, enquiry);
  return {};
}

auto MemoryTransaction::mark_answered(const domain::EnquiryId& id, UtcTime at) -> Result<> {
  auto enquiry = state_.enquiries.copy_of(id);
  if (!enquiry) return row_missing("enquiry");
  enquiry->answered_at = at;
  state_.enquiries.put(journal_, id, *enquiry);
  return {};
}

auto MemoryTransaction::find_enquiry(const domain::EnquiryId& id) const -> Result<std::optional<ports::EnquiryRow>> {
  return state_.enquiries.copy_of(id);
}

auto MemoryTransaction::list_enquiries(const domain::ThreadId& thread) const -> Result<std::vector<ports::EnquiryRow>> {
  auto enquiries = state_.enquiries.select([&](const auto& enquiry) { return enquiry.thread == thread; });
  std::stable_sort(enquiries.begin(), enquiries.end(), [](const auto& left, const auto& right) { return left.asked_at < right.asked_at; });
  return enquiries;
}

auto MemoryTransaction::add_answer(const ports::AnswerRow& answer) -> Result<> {
  if (!state_.enquiries.contains(answer.enquiry) || !has_thread(answer.thread)) return parent_missing("answer");
  if (state_.answers.contains(answer.id)) return already_exists("answer");
  state_.answers.put(journal_, answer.id, answer);
  return {};
}

auto MemoryTransaction::find_answer(const ports::AnswerId& id) const -> Result<std::optional<ports::AnswerRow>> {
  return state_.answers.copy_of(id);
}

auto MemoryTransaction::list_answers(const domain::EnquiryId& enquiry) const -> Result<std::vector<ports::AnswerRow>> {
  return state_.answers.select([&](const auto& answer) { return answer.enquiry == enquiry; });
}

auto MemoryTransaction::add_read_notice(const ports::ReadNoticeRow& notice) -> Result<> {
  if (!has_thread(notice.thread)) return parent_missing("read_notice");
  state_.read_notices.put(journal_, state_.read_notices.size(), notice);
  return {};
}

auto MemoryTransaction::list_read_notices(const domain::ThreadId& thread) const -> Result<std::vector<ports::ReadNoticeRow>> {
  return state_.read_notices.select([&](const auto& notice) { return notice.thread == thread; });
}

}  // namespace noroshi::memory
