#pragma once

#include "ports/delivery.hpp"

#include <mutex>
#include <string>
#include <vector>

namespace noroshi::memory {

struct SentMail {
  std::string to;
  std::string subject;
  std::string body;
};

/// Keeps what was sent, and fails as often as it is told to.
class MemoryMail final : public ports::Mail {
public:
  auto send(const std::string& to, const std::string& subject, const std::string& body) -> Result<> override;
  auto sent() const -> std::vector<SentMail>;
  void fail_next(int times);

private:
  mutable std::mutex mutex_;
  std::vector<SentMail> sent_;
  int failures_left_ = 0;
};

}  // namespace noroshi::memory
