#pragma once

#include "domain/statistics/record.hpp"

namespace noroshi::json {

/// One line of `noroshi statistics --in`: `received_at` is needed; `flow`, `event`, `sector`, `organisation`, `causes`, `level`,
/// `noticed_at`, `occurred_at` and `used` may be absent. Error: field errors.
auto read_stat_line(std::string_view line) -> Result<domain::StatRecord>;

}  // namespace noroshi::json
