#include "domain/triage/practice.hpp"

namespace noroshi::domain {

auto state_at(const Practice& practice, UtcTime now) -> PracticeState {
  if (practice.backing.valid_until && *practice.backing.valid_until <= now) return PracticeState::Expired;
  return practice.backing.is_valid_at(now) ? PracticeState::Current : PracticeState::Coming;
}

auto to_text(PracticeState state) -> std::string_view {
  switch (state) {
    case PracticeState::Coming: return "coming";
    case PracticeState::Current: return "current";
    case PracticeState::Expired: return "expired";
  }
  return "";
}

}  // namespace noroshi::domain
