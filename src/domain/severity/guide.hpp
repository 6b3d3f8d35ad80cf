#pragma once

#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// The line and the grade of what is stated so far, and what to ask next.
struct Guidance {
  Verdict verdict;
  Assessment assessment;
  std::vector<std::string> questions;  ///< facts, most telling first, at most `questions_max`; empty = nothing more would change it
};

/// `opener` is the answer that the case began with, by its id; empty or unknown = none. It decides the order of the questions alone, never
/// the answer. A question of the opener is asked only while some answer to it would change the line or the grade.
auto guide(const Facts& facts, std::string_view sector, std::string_view opener, const Rules& rules, UtcTime now) -> Guidance;

}  // namespace noroshi::domain
