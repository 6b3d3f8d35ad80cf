#pragma once

#include "services/idempotency.hpp"
#include "services/reading/reading_view.hpp"

#include <optional>
#include <string>

namespace noroshi::services {

/// A person's own reading of a case: from facts as that person sees them, or a level outright; with the reason in either case.
struct AddReading {
  domain::Facts facts;
  std::optional<int> level;
  std::string reason;
};

/// The source's people read for the source (operator's reading), a CEPTOAR's coordinator and the centre's analyst for their own; none
/// replaces another's. Errors: field errors; NotFound for a case that the caller may not know; Forbidden for other roles.
auto add_reading(House& house, const domain::Caller& caller, const RequestKey& key, const domain::ThreadId& thread, AddReading request)
    -> Result<domain::Written<ReadingView>>;

}  // namespace noroshi::services
