#pragma once

#include "domain/anonymise/normal_text.hpp"
#include "domain/tagging/morpheme.hpp"
#include "domain/tagging/tag_model.hpp"

#include <string>
#include <vector>

namespace noroshi::domain {

/// A name in the raw text.
struct TaggedName {
  std::size_t start = 0;  ///< code points of the raw text
  std::size_t end = 0;    ///< exclusive
  std::string type;       ///< one of the model's kinds: 人名, 法人名, …
  double score = 0.0;     ///< mean probability of this type over its points
};

struct TaggedNames {
  std::vector<TaggedName> names;  ///< the best reading; sorted, not overlapping
  std::vector<float> marginal;    ///< per raw code point: probability that it is part of any name
};

/// The heads of data/models/names.bin: which name it is, and whether it is one at all (trained to miss little).
enum class NameHead : std::uint8_t { Kind, Any };

/// The names of a text. Without morphemes it works too, more weakly. `raw_points`: how many code points the raw text has.
auto tag_names(const NormalText& text, const Morphemes& morphemes, const TagModel& model, std::size_t raw_points) -> TaggedNames;

/// Mean probability of the span's kind over its points.
auto span_probability(const LabelScores& probability, const LabelScheme& scheme, const LabelSpan& span) -> double;

/// Per point the probability of any label but the first.
auto inside_probability(const LabelScores& probability) -> std::vector<float>;

/// Two opinions of the same points as one: the mean of their log-odds.
auto pool_opinions(std::vector<float> one, const std::vector<float>& other) -> std::vector<float>;

/// Values of points of the normalised text as values of raw code points: where several points came from one, the largest.
auto spread_over_raw(const NormalText& text, const std::vector<float>& values, std::size_t raw_points) -> std::vector<float>;

}  // namespace noroshi::domain
