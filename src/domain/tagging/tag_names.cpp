#include "domain/tagging/tag_names.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::domain {

auto span_probability(const LabelScores& probability, const LabelScheme& scheme, const LabelSpan& span) -> double {
  const auto per_kind = scheme.labels_per_kind();
  double sum = 0.0;
  for (auto point = span.begin; point < span.end; ++point) {
    const float* row = probability.row(point) + 1 + span.kind * per_kind;
    for (std::size_t label = 0; label < per_kind; ++label) sum += row[label];
  }
  return std::min(1.0, sum / static_cast<double>(span.end - span.begin));
}

auto spread_over_raw(const NormalText& text, const std::vector<float>& values, std::size_t raw_points) -> std::vector<float> {
  std::vector<float> raw(raw_points, 0.0F);
  for (std::size_t point = 0; point < text.size(); ++point) {
    for (auto at = text.raw_begin[point]; at < text.raw_end[point] && at < raw_points; ++at) raw[at] = std::max(raw[at], values[point]);
  }
  // What is invisible belongs to what it stands between.
  for (std::size_t point = 0; point + 1 < text.size(); ++point) {
    for (auto at = text.raw_end[point]; at < text.raw_begin[point + 1]; ++at) raw[at] = std::min(values[point], values[point + 1]);
  }
  return raw;
}

auto inside_probability(const LabelScores& probability) -> std::vector<float> {
  std::vector<float> inside(probability.points);
  for (std::size_t point = 0; point < probability.points; ++point) {
    const float* row = probability.row(point);
    // added up, not one minus: small ones would drown
    for (std::size_t label = 1; label < probability.width; ++label) inside[point] += row[label];
    inside[point] = std::min(inside[point], 1.0F);
  }
  return inside;
}

auto pool_opinions(std::vector<float> one, const std::vector<float>& other) -> std::vector<float> {
  static constexpr float least = 1e-12F;
  const auto odds = [](float probability) { return std::max(probability, least) / std::max(1.0F - probability, least); };
  for (std::size_t point = 0; point < one.size(); ++point) {
    const float both = std::sqrt(odds(one[point]) * odds(other[point]));
    one[point] = both / (1.0F + both);
  }
  return one;
}

auto tag_names(const NormalText& text, const Morphemes& morphemes, const TagModel& model, std::size_t raw_points) -> TaggedNames {
  const auto scores = model.score(name_features(text, morphemes));
  const auto& kinds = model.heads()[static_cast<std::size_t>(NameHead::Kind)];
  const auto& of_kinds = scores[static_cast<std::size_t>(NameHead::Kind)];
  const auto probability = infer_labels(of_kinds, kinds.chain).probability;
  TaggedNames tagged;
  for (const auto& span : kinds.scheme.read(best_labels(of_kinds, kinds.chain))) {
    tagged.names.push_back({text.raw_begin[span.begin], text.raw_end[span.end - 1], kinds.scheme.kinds[span.kind],
                            span_probability(probability, kinds.scheme, span)});
  }
  const auto any = static_cast<std::size_t>(NameHead::Any);
  auto marginal = inside_probability(infer_labels(scores[any], model.heads()[any].chain).probability);
  tagged.marginal = spread_over_raw(text, pool_opinions(std::move(marginal), inside_probability(probability)), raw_points);
  return tagged;
}

}  // namespace noroshi::domain
