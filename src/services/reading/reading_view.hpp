#pragma once

#include "domain/severity/assess.hpp"
#include "services/house.hpp"

#include <vector>

namespace noroshi::services {

/// One reading as it is shown: what stands on record, why, and whether it rose over the one before.
struct ReadingView {
  ports::ReadingRow row;
  domain::Assessment assessment;
  domain::Wording reason;
};
auto view_reading(House& house, ports::ReadingRow row) -> Result<ReadingView>;

/// All readings of a case, the earlier ones too, in the order they were made.
auto list_reading_views(const ports::Transaction& tx, House& house, const domain::ThreadId& thread) -> Result<std::vector<ReadingView>>;

}  // namespace noroshi::services
