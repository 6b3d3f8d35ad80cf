#pragma once

#include "tests/scenario/stage.hpp"

#include <span>

namespace noroshi::scenario {

/// The names and the quoted texts of one line, in the order of the phrase.
struct Words {
  std::vector<std::string> names;
  std::vector<std::string> texts;
};

using Step = Result<> (*)(Stage&, const Words&);

/// A sentence that scenarios may use, in both languages; `{}` is a name or a number, quotes stand for any text. The names stand in the
/// same order in both.
struct Phrase {
  const char* en;
  const char* ja;
  Step step;
};

auto acts() -> std::span<const Phrase>;           ///< what people do with a report
auto bulletin_acts() -> std::span<const Phrase>;  ///< what they do with a bulletin
auto looks() -> std::span<const Phrase>;          ///< what must be true

}  // namespace noroshi::scenario
