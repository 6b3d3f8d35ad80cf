#include "domain/tagging/label_chain.hpp"

#include "domain/tagging/label_scheme.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace noroshi::domain {
namespace {

struct Tiny {
  LabelScores scores;
  LabelChain chain;
};

auto any_weight() -> rc::Gen<float> {
  return rc::gen::map(rc::gen::inRange(-300, 300), [](int hundredths) { return static_cast<float>(hundredths) / 100.0F; });
}

auto any_tiny() -> Tiny {
  const auto points = *rc::gen::inRange<std::size_t>(1, 5);
  const LabelScheme scheme{*rc::gen::element(Scheme::Plain, Scheme::Bio, Scheme::Bioes), {"x"}};
  Tiny tiny{{}, scheme.chain()};
  tiny.scores = LabelScores{points, tiny.chain.width()};
  for (std::size_t from = 0; from < tiny.chain.labels(); ++from) {
    for (std::size_t point = 0; point < points; ++point) tiny.scores.row(point)[from] = *any_weight();
    for (std::size_t to = 0; to < tiny.chain.labels(); ++to) {
      if (std::isfinite(tiny.chain.step(from, to))) tiny.chain.set_step(from, to, *any_weight());
    }
  }
  return tiny;
}

auto score_of(const Tiny& tiny, const std::vector<std::uint16_t>& path) -> double {
  double score = tiny.chain.first(path.front()) + tiny.chain.last(path.back());
  for (std::size_t point = 0; point < path.size(); ++point) {
    score += tiny.scores.row(point)[path[point]];
    if (point > 0) score += tiny.chain.step(path[point - 1], path[point]);
  }
  return score;
}

/// Calls `visit` with every path there is.
template <class Visit> void each_path(const Tiny& tiny, Visit&& visit) {
  std::vector<std::uint16_t> path(tiny.scores.points, 0);
  for (;;) {
    visit(path, score_of(tiny, path));
    std::size_t at = 0;
    while (at < path.size() && ++path[at] == tiny.chain.labels()) path[at++] = 0;
    if (at == path.size()) return;
  }
}

RC_GTEST_PROP(LabelChain, ForwardAndBackwardAddUpAllPaths, ()) {
  const auto tiny = any_tiny();
  const auto width = tiny.chain.width();
  double sum = 0.0;
  std::vector<double> labels(tiny.scores.points * width), steps(width * width);
  each_path(tiny, [&](const auto& path, double score) {
    const double weight = std::exp(score);
    sum += weight;
    for (std::size_t point = 0; point < path.size(); ++point) {
      labels[point * width + path[point]] += weight;
      if (point > 0) steps[path[point - 1] * width + path[point]] += weight;
    }
  });
  const auto posterior = infer_labels(tiny.scores, tiny.chain, StepCounts::Yes);
  RC_ASSERT(std::abs(posterior.log_sum - std::log(sum)) < 1e-4);
  for (std::size_t at = 0; at < labels.size(); ++at) RC_ASSERT(std::abs(posterior.probability.values[at] - labels[at] / sum) < 1e-4);
  for (std::size_t at = 0; at < steps.size(); ++at) RC_ASSERT(std::abs(posterior.step_counts[at] - steps[at] / sum) < 1e-4);
}

RC_GTEST_PROP(LabelChain, TheBestPathIsTheBestOfAll, ()) {
  const auto tiny = any_tiny();
  double most = -std::numeric_limits<double>::infinity();
  each_path(tiny, [&](const auto&, double score) { most = std::max(most, score); });
  RC_ASSERT(std::abs(score_of(tiny, best_labels(tiny.scores, tiny.chain)) - most) < 1e-4);
}

TEST(LabelChain, ATextOfNoPointsHasNoLabels) {
  const LabelChain chain{3};
  EXPECT_TRUE(best_labels(LabelScores{0, chain.width()}, chain).empty());
  EXPECT_EQ(infer_labels(LabelScores{0, chain.width()}, chain).probability.points, 0U);
}

TEST(LabelChain, StaysANumberOverALongTextWithStrongWeights) {
  LabelChain chain{2};
  chain.set_step(0, 1, -40.0F);
  LabelScores scores{100'000, chain.width()};
  for (std::size_t point = 0; point < scores.points; ++point) scores.row(point)[point % 2] = 60.0F;
  const auto posterior = infer_labels(scores, chain);
  for (const auto probability : posterior.probability.values) ASSERT_TRUE(probability >= 0.0F && probability <= 1.0001F);
}

RC_GTEST_PROP(LabelScheme, ReadsBackTheSpansThatItWrote, ()) {
  const LabelScheme scheme{*rc::gen::element(Scheme::Bio, Scheme::Bioes), {"x", "y", "z"}};
  std::vector<LabelSpan> spans;
  std::size_t at = 0;
  for (const auto length : *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 4))) {
    at += *rc::gen::inRange<std::size_t>(0, 2);
    spans.push_back({at, at + length, *rc::gen::inRange<std::size_t>(0, 3)});
    at += length;
  }
  const auto labels = scheme.write(spans, at + 1);
  RC_ASSERT(scheme.read(labels) == spans);
  const auto chain = scheme.chain();
  for (std::size_t point = 1; point < labels.size(); ++point) RC_ASSERT(std::isfinite(chain.step(labels[point - 1], labels[point])));
}

}  // namespace
}  // namespace noroshi::domain
