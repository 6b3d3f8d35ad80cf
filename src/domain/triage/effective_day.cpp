#include "domain/triage/effective_day.hpp"

#include <string>

namespace noroshi::domain {

auto parse_effective_day(std::string_view text) -> Result<UtcTime> {
  auto midnight = parse_rfc3339(std::string{text} + "T00:00:00+09:00");
  if (!midnight) return fail(ErrorCode::InvalidInput, "effective_day", "has to be a day: 2026-10-01");
  return midnight;
}

}  // namespace noroshi::domain
