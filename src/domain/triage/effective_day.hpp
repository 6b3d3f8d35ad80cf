#pragma once

#include "base/result.hpp"
#include "base/time.hpp"

#include <string_view>

namespace noroshi::domain {

/// "2026-10-01" as the midnight in Japan with which that day begins: rules come into force and end by days. Error `effective_day`.
auto parse_effective_day(std::string_view text) -> Result<UtcTime>;

}  // namespace noroshi::domain
