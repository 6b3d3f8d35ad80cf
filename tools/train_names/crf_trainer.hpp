#pragma once

#include "domain/tagging/feature_rows.hpp"
#include "domain/tagging/label_scheme.hpp"
#include "domain/tagging/tag_model.hpp"

#include <cstdint>
#include <vector>

namespace noroshi::training {

/// A text as a model learns from it.
struct Example {
  domain::FeatureRows rows;
  std::vector<std::uint16_t> labels;
};

struct TrainOptions {
  double l2 = 0.3;
  double l1 = 0.0;
  unsigned count_min = 2;         ///< features seen less often are left out
  unsigned dense_count_min = 40;  ///< features seen as often get a weight for every label, others only for labels they were seen with
  int iterations_max = 80;
  double column_share = 1.0;     ///< part of the columns that this model sees
  std::size_t column_begin = 0;  ///< columns outside of these are left out, but for the single characters
  std::size_t column_end = 1000;
  std::uint64_t seed = 1;
  unsigned threads = 2;
  bool verbose = false;
};

/// Trains one model by L-BFGS (OWL-QN where `l1` is given).
auto train(const std::vector<const Example*>& examples, const domain::LabelScheme& scheme, std::uint32_t layout,
           const TrainOptions& options) -> domain::TagWeights;

/// The mean of the weights: a logarithmic pool of the models' opinions, as cheap as one model.
auto average(std::vector<domain::TagWeights> models) -> domain::TagWeights;

/// One table that answers what all of these answer, each with one head.
auto join_heads(const std::vector<domain::TagWeights>& parts) -> domain::TagWeights;

/// Leaves out weights below `weight_min`.
void prune(domain::TagWeights& weights, float weight_min);

}  // namespace noroshi::training
