#pragma once

#include "domain/anonymise/normal_text.hpp"
#include "domain/tagging/label_scheme.hpp"
#include "domain/tagging/morpheme.hpp"

#include <functional>
#include <string>
#include <vector>

namespace noroshi::training {

struct GoldSpan {
  std::size_t begin = 0, end = 0;  ///< points of the normalised text
  std::string type, role;
};

/// A labelled text.
struct LabelledText {
  std::string id, group;  ///< group: the writer
  domain::NormalText text;
  domain::Morphemes morphemes;
  std::vector<GoldSpan> spans;
};

using Splitter = std::function<domain::Morphemes(const domain::NormalText&)>;

/// Lines {"text", "entities": [{"span": [begin, end], "type"}]}.
auto read_names(const std::string& path, const Splitter& split) -> std::vector<LabelledText>;
/// Lines {"id", "text", "spans": [{"start", "end", "type", "role"}]}.
auto read_reports(const std::string& path, const Splitter& split) -> std::vector<LabelledText>;

}  // namespace noroshi::training
