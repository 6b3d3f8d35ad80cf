#include "adapters/memory/memory_mail.hpp"

namespace noroshi::memory {

auto MemoryMail::send(const std::string& to, const std::string& subject, const std::string& body) -> Result<> {
  const std::lock_guard lock{mutex_};
  if (failures_left_ > 0) {
    --failures_left_;
    return fail(ErrorCode::Unavailable, "mail_down", "the mail server does not answer: it is tried again later");
  }
  sent_.push_back({to, subject, body});
  return {};
}

auto MemoryMail::sent() const -> std::vector<SentMail> {
  const std::lock_guard lock{mutex_};
  return sent_;
}

void MemoryMail::fail_next(int times) {
  const std::lock_guard lock{mutex_};
  failures_left_ = times;
}

}  // namespace noroshi::memory
