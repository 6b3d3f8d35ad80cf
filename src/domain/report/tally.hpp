#pragma once

#include "base/time.hpp"

#include <string>
#include <string_view>

namespace noroshi::domain {

/// The month in Japan that `now` lies in: "2026-11".
auto period_of(UtcTime now) -> std::string;
/// The month before. Error `InvalidInput` for what is no month.
auto period_before(std::string_view period) -> Result<std::string>;
/// The first moment of the next month in Japan: then the month can be told.
auto end_of_period(std::string_view period) -> Result<UtcTime>;

}  // namespace noroshi::domain
