#pragma once

#include "domain/triage/precedent.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// "We go further": what somebody does beyond the practice.
struct FurtherPractice {
  std::string id;
  Wording said_by;
  Wording words;
};

/// What leaders do now (先導的な取組): called so for a stated period, in the words of those who do it. Never a checklist, never a score.
struct Practice {
  std::string id;
  Wording title;
  Wording said_by;
  Wording words;                     ///< of those who do it
  std::vector<std::string> sectors;  ///< empty = any
  std::vector<FurtherPractice> further;
  Backing backing;  ///< with the first and the last day of the period: both are always there
  std::string source;
};

enum class PracticeState { Coming, Current, Expired };

/// An expired practice is shown as expired; it neither vanishes nor goes on in silence.
auto state_at(const Practice& practice, UtcTime now) -> PracticeState;
auto to_text(PracticeState state) -> std::string_view;  ///< "expired"

}  // namespace noroshi::domain
