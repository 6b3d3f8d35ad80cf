#pragma once

#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::scenario {

/// A line with what stands in quotes taken out: `東雲電力 files ""` and its texts.
struct Sentence {
  std::string frame;
  std::vector<std::string> texts;
};

/// Takes "…" and 「…」 out of a line. Error when a quote is not closed.
auto read_sentence(std::string_view line) -> Result<Sentence>;

/// The names that stand at the `{}` of a pattern, or nothing when the frame is another phrase. Names are the shortest that fit.
auto match_names(std::string_view pattern, std::string_view frame) -> std::optional<std::vector<std::string>>;

}  // namespace noroshi::scenario
