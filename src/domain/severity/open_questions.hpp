#pragma once

#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"

#include <string>
#include <vector>

namespace noroshi::domain {

/// What to ask next: the facts that could change the line, then those that could raise the grade; each once, at most five.
auto open_questions(const Verdict& verdict, const Assessment& assessment) -> std::vector<std::string>;

}  // namespace noroshi::domain
