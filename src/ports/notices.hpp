#pragma once

#include "base/time.hpp"
#include "domain/party/party.hpp"
#include "ports/dispatches.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::ports {

using NoticeId = Id<struct NoticeTag>;

/// A mail that wakes without content: a link and a clock. Its state is visible like a dispatch's.
struct NoticeRow {
  NoticeId id;
  domain::PersonId to;
  std::string
      reason;        ///< message key: "clearance_waiting", "clearance_overdue", "enquiry_arrived", "bulletin_arrived", "bulletin_corrected"
  std::string link;  ///< path below the station, no content
  std::optional<UtcTime> due_at;
  DispatchState state = DispatchState::Queued;
  int attempts = 0;
  UtcTime created_at;
  UtcTime next_attempt_at;
  std::string last_error;
};

class Notices {
public:
  virtual ~Notices() = default;
  virtual auto add_notice(const NoticeRow& notice) -> Result<> = 0;
  virtual auto find_notice(const NoticeId& id) const -> Result<std::optional<NoticeRow>> = 0;
  virtual auto update_notice(const NoticeRow& notice) -> Result<> = 0;
  virtual auto list_due_notices(UtcTime now, std::size_t limit) const -> Result<std::vector<NoticeRow>> = 0;
  virtual auto list_notices(std::size_t limit) const -> Result<std::vector<NoticeRow>> = 0;  ///< newest first
};

}  // namespace noroshi::ports
