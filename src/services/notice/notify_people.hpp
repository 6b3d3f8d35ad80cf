#pragma once

#include "services/house.hpp"

#include <optional>
#include <set>
#include <string>

namespace noroshi::services {

/// A mail to come: it wakes, and says nothing but where to look and until when.
struct NoticeDraft {
  std::string reason;  ///< message key, for the sender's page: "enquiry_arrived"
  std::string link;    ///< path below the station
  std::optional<UtcTime> due_at;
};

/// The station's people of one role; of several approvers the one on duty (the first by sign-in name, until there is a roster): the others
/// are the deputies whom `wake_deputies` calls. Member roles (reporter, home approver, recipient) reach all who have them.
auto notify_role(ports::Transaction& tx, House& house, domain::Role role, const NoticeDraft& draft) -> Result<>;

/// The staff in whose seat an item belongs: supervision for a statutory one, else desk, analysts and coordinators.
enum class ItemSeat { Voluntary, Statutory };
auto notify_seat(ports::Transaction& tx, House& house, ItemSeat seat, const NoticeDraft& draft) -> Result<>;

/// The reporters of the organisation whose case it is. The notice names no case: nothing but the sealed link may join the two.
auto notify_source(ports::Transaction& tx, House& house, const ports::ThreadRow& thread, const NoticeDraft& draft) -> Result<>;

/// Everyone of the members in these sectors (none = all).
auto notify_members(ports::Transaction& tx, House& house, const std::set<std::string>& sectors, const NoticeDraft& draft) -> Result<>;

}  // namespace noroshi::services
