#pragma once

#include "domain/handling/durable.hpp"
#include "services/house.hpp"
#include "services/idempotency.hpp"

#include <optional>
#include <string>

namespace noroshi::services {

struct Asked {
  domain::EnquiryId enquiry;
  std::string state;  ///< "queued" for a source behind an arrow, "delivered" for a member of this station
};

/// 確認のお願い: down through the handle when the case came over an arrow, else to the member at once.
/// Errors: NotFound; Conflict `charter_unknown` when no charter downward carries enquiries.
auto ask_enquiry(House& house, const domain::Caller& caller, const RequestKey& key, const domain::ThreadId& thread, std::string question,
                 std::optional<UtcTime> answer_by) -> Result<domain::Written<Asked>>;

/// 折返し依頼: please ring this number.
auto request_call_back(House& house, const domain::Caller& caller, const RequestKey& key, const domain::ThreadId& thread,
                       domain::CallBackContent call) -> Result<domain::Written<Asked>>;

}  // namespace noroshi::services
