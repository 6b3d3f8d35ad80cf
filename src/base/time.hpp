#pragma once

#include "base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace noroshi {

/// A moment, UTC, milliseconds. Japan time exists only where people read (web, mail, forms).
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// "2016-12-15T07:00:00.000Z": always UTC, always milliseconds.
auto to_rfc3339(UtcTime time) -> std::string;
/// Strict RFC 3339 with a zone (Z or ±hh:mm), years 1900–9999, no leap second. Error `InvalidInput`.
auto parse_rfc3339(std::string_view text) -> Result<UtcTime>;

/// Japan time for people: "2016-12-15 16:00". JST is UTC+9 all year.
auto to_japan_text(UtcTime time) -> std::string;
/// Minutes since midnight in Japan, 0–1439: duty rosters and night clauses ask this.
auto japan_minute_of_day(UtcTime time) -> int;

}  // namespace noroshi
