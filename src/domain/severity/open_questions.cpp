#include "domain/severity/open_questions.hpp"

#include <algorithm>

namespace noroshi::domain {

auto open_questions(const Verdict& verdict, const Assessment& assessment) -> std::vector<std::string> {
  auto questions = verdict.would_change;
  for (const auto& name : assessment.could_raise) {
    if (questions.size() >= questions_max) break;
    if (std::find(questions.begin(), questions.end(), name) == questions.end()) questions.push_back(name);
  }
  return questions;
}

}  // namespace noroshi::domain
