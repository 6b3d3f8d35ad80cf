#include "crf_trainer.hpp"

#include <lbfgs.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <thread>
#include <unordered_map>

namespace noroshi::training {
namespace {

using domain::LabelChain;
using domain::LabelScores;

/// Features as numbers, each with the labels that have a weight.
class FeatureIndex {
public:
  FeatureIndex(const std::vector<const Example*>& examples, std::size_t labels, const TrainOptions& options) : labels_{labels} {
    choose_columns(examples, options);
    count(examples, options);
    observe(examples, options);
  }

  auto pair_count() const -> std::size_t { return pair_labels_.size(); }
  auto sees(std::size_t column) const -> bool { return columns_.empty() || columns_[column]; }
  auto number_of(std::uint64_t hash) const -> std::uint32_t {
    const auto found = numbers_.find(hash);
    return found == numbers_.end() ? none : found->second;
  }
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  std::vector<std::uint32_t> pair_begin_;
  std::vector<std::uint16_t> pair_labels_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;

  template <class Visit> void visit(const Example& example, std::size_t point, Visit&& visit) const {
    const auto* row = example.rows.row(point);
    for (std::size_t column = 0; column < example.rows.columns; ++column) {
      if (row[column] != 0 && sees(column)) visit(row[column]);
    }
    if (example.rows.line_of_point.empty()) return;
    for (const auto hash : example.rows.line_features[example.rows.line_of_point[point]]) visit(hash);
  }

private:
  void choose_columns(const std::vector<const Example*>& examples, const TrainOptions& options) {
    if (examples.empty()) return;
    constexpr std::size_t single_characters = 9;
    std::uint64_t state = options.seed;
    for (std::size_t column = 0; column < examples.front()->rows.columns; ++column) {
      state = domain::mix_hash(state, column + 1);
      const bool drawn = static_cast<double>(state >> 40U) / static_cast<double>(1U << 24U) < options.column_share;
      const bool in_range = column < single_characters || (column >= options.column_begin && column < options.column_end);
      columns_.push_back(drawn && in_range);
    }
  }

  void count(const std::vector<const Example*>& examples, const TrainOptions& options) {
    std::unordered_map<std::uint64_t, std::uint32_t> counts;
    for (const auto* example : examples) {
      for (std::size_t point = 0; point < example->rows.points; ++point)
        visit(*example, point, [&](std::uint64_t hash) { ++counts[hash]; });
    }
    std::vector<std::pair<std::uint64_t, std::uint32_t>> kept;
    for (const auto& entry : counts) {
      if (entry.second >= options.count_min) kept.push_back(entry);
    }
    // What is often needed lies together.
    std::ranges::sort(kept, [](const auto& left, const auto& right) {
      return left.second != right.second ? left.second > right.second : left.first < right.first;
    });
    for (const auto& [hash, seen] : kept) {
      numbers_.emplace(hash, static_cast<std::uint32_t>(counts_.size()));
      counts_.push_back(seen);
    }
  }

  void observe(const std::vector<const Example*>& examples, const TrainOptions& options) {
    const auto words = (labels_ + 63) / 64;
    std::vector<std::uint64_t> seen(counts_.size() * words);
    for (const auto* example : examples) {
      for (std::size_t point = 0; point < example->rows.points; ++point) {
        const auto label = example->labels[point];
        visit(*example, point, [&](std::uint64_t hash) {
          const auto number = number_of(hash);
          if (number != none) seen[number * words + label / 64] |= std::uint64_t{1} << (label % 64);
        });
      }
    }
    for (std::size_t number = 0; number < counts_.size(); ++number) {
      pair_begin_.push_back(static_cast<std::uint32_t>(pair_labels_.size()));
      for (std::size_t label = 0; label < labels_; ++label) {
        const bool observed = (seen[number * words + label / 64] >> (label % 64) & 1U) != 0;
        if (observed || counts_[number] >= options.dense_count_min) pair_labels_.push_back(static_cast<std::uint16_t>(label));
      }
    }
    pair_begin_.push_back(static_cast<std::uint32_t>(pair_labels_.size()));
  }

  std::size_t labels_;
  std::vector<bool> columns_;
  std::vector<std::uint32_t> counts_;
};

void add_row(float* __restrict to, const float* __restrict row, std::size_t size) {
  for (std::size_t at = 0; at < size; ++at) to[at] += row[at];
}

/// Negative log-likelihood and its gradient over all texts.
class Objective {
public:
  Objective(const std::vector<const Example*>& examples, const domain::LabelScheme& scheme, const TrainOptions& options)
      : options_{options}, start_{scheme.chain()}, labels_{scheme.label_count()}, index_{examples, labels_, options} {
    for (const auto* example : examples) {
      Sequence sequence{{}, {}, example->labels};
      for (std::size_t point = 0; point < example->rows.points; ++point) {
        sequence.begin.push_back(static_cast<std::uint32_t>(sequence.features.size()));
        index_.visit(*example, point, [&](std::uint64_t hash) {
          const auto number = index_.number_of(hash);
          if (number != FeatureIndex::none) sequence.features.push_back(number);
        });
      }
      sequence.begin.push_back(static_cast<std::uint32_t>(sequence.features.size()));
      sequences_.push_back(std::move(sequence));
    }
  }

  auto evaluations() const -> std::size_t { return evaluations_; }
  auto size() const -> std::size_t { return index_.pair_count() + labels_ * labels_ + 2 * labels_; }
  auto index() const -> const FeatureIndex& { return index_; }

  auto chain_of(const double* weights) const -> LabelChain {
    auto chain = start_;
    const auto* w = weights + index_.pair_count();
    for (std::size_t from = 0; from < labels_; ++from) {
      for (std::size_t to = 0; to < labels_; ++to) {
        if (std::isfinite(start_.step(from, to))) chain.set_step(from, to, static_cast<float>(w[from * labels_ + to]));
      }
    }
    w += labels_ * labels_;
    for (std::size_t label = 0; label < labels_; ++label) {
      if (std::isfinite(start_.first(label))) chain.set_first(label, static_cast<float>(w[label]));
      if (std::isfinite(start_.last(label))) chain.set_last(label, static_cast<float>(w[labels_ + label]));
    }
    return chain;
  }

  auto evaluate(const double* weights, double* gradient) -> double {
    const auto chain = chain_of(weights);
    ++evaluations_;
    narrow_.assign(weights, weights + size());
    const auto threads = options_.threads;
    gradients_.resize(threads);
    std::vector<double> losses(threads);
    std::vector<std::thread> workers;
    for (unsigned worker = 0; worker < threads; ++worker) {
      workers.emplace_back([&, worker] {
        gradients_[worker].assign(size(), 0.0F);
        for (std::size_t at = worker; at < sequences_.size(); at += threads)
          losses[worker] += add(sequences_[at], narrow_.data(), chain, gradients_[worker]);
      });
    }
    for (auto& worker : workers) worker.join();
    double loss = 0.0;
    for (const auto part : losses) loss += part;
    for (std::size_t at = 0; at < size(); ++at) {
      double sum = options_.l2 * weights[at];
      for (const auto& part : gradients_) sum += part[at];
      gradient[at] = sum;
      loss += 0.5 * options_.l2 * weights[at] * weights[at];
    }
    return loss;
  }

private:
  struct Sequence {
    std::vector<std::uint32_t> features, begin;
    std::vector<std::uint16_t> labels;
  };

  auto add(const Sequence& sequence, const float* weights, const LabelChain& chain, std::vector<float>& gradient) const -> double {
    const auto points = sequence.labels.size();
    if (points == 0) return 0.0;
    LabelScores scores{points, chain.width()};
    for (std::size_t point = 0; point < points; ++point) {
      float* row = scores.row(point);
      for (auto at = sequence.begin[point]; at < sequence.begin[point + 1]; ++at) {
        const auto feature = sequence.features[at];
        const auto begin = index_.pair_begin_[feature], end = index_.pair_begin_[feature + 1];
        if (end - begin == labels_) {  // a weight for every label: one row
          add_row(row, weights + begin, labels_);
        } else {
          for (auto pair = begin; pair < end; ++pair) row[index_.pair_labels_[pair]] += weights[pair];
        }
      }
    }
    auto posterior = domain::infer_labels(scores, chain, domain::StepCounts::Yes);
    double loss = posterior.log_sum;
    float* steps = gradient.data() + index_.pair_count();
    float* ends = steps + labels_ * labels_;
    for (std::size_t label = 0; label < labels_; ++label) {
      ends[label] += posterior.probability.row(0)[label];
      ends[labels_ + label] += posterior.probability.row(points - 1)[label];
    }
    for (std::size_t from = 0; from < labels_; ++from) {
      for (std::size_t to = 0; to < labels_; ++to) steps[from * labels_ + to] += posterior.step_counts[from * chain.width() + to];
    }
    for (std::size_t point = 0; point < points; ++point) {
      const auto label = sequence.labels[point];
      loss -= scores.row(point)[label];
      float* probability = posterior.probability.row(point);
      probability[label] -= 1.0F;
      for (auto at = sequence.begin[point]; at < sequence.begin[point + 1]; ++at) {
        const auto feature = sequence.features[at];
        const auto begin = index_.pair_begin_[feature], end = index_.pair_begin_[feature + 1];
        if (end - begin == labels_) {
          add_row(gradient.data() + begin, probability, labels_);
        } else {
          for (auto pair = begin; pair < end; ++pair) gradient[pair] += probability[index_.pair_labels_[pair]];
        }
      }
      if (point > 0) {
        loss -= chain.step(sequence.labels[point - 1], label);
        steps[sequence.labels[point - 1] * labels_ + label] -= 1.0F;
      }
    }
    loss -= chain.first(sequence.labels.front()) + chain.last(sequence.labels.back());
    ends[sequence.labels.front()] -= 1.0F;
    ends[labels_ + sequence.labels.back()] -= 1.0F;
    return loss;
  }

  TrainOptions options_;
  LabelChain start_;
  std::size_t labels_;
  FeatureIndex index_;
  std::vector<Sequence> sequences_;
  std::vector<std::vector<float>> gradients_;
  std::vector<float> narrow_;
  std::size_t evaluations_ = 0;
};

auto evaluate_callback(void* instance, const double* weights, double* gradient, int, double) -> double {
  return static_cast<Objective*>(instance)->evaluate(weights, gradient);
}

auto progress_verbose(void*, const double*, const double*, double fx, double, double gnorm, double, int, int k, int) -> int {
  if (k % 5 == 0) std::fprintf(stderr, "  iteration %d loss %.1f gradient %.1f\n", k, fx, gnorm);
  return 0;
}

}  // namespace

auto train(const std::vector<const Example*>& examples, const domain::LabelScheme& scheme, std::uint32_t layout,
           const TrainOptions& options) -> domain::TagWeights {
  Objective objective{examples, scheme, options};
  std::vector<double> weights(objective.size());
  lbfgs_parameter_t parameters;
  lbfgs_parameter_init(&parameters);
  parameters.max_iterations = options.iterations_max;
  parameters.past = 5;
  parameters.delta = 2e-4;
  if (options.l1 > 0.0) {
    parameters.orthantwise_c = options.l1;
    parameters.orthantwise_end = static_cast<int>(objective.index().pair_count());
    parameters.linesearch = LBFGS_LINESEARCH_BACKTRACKING;
  }
  double loss = 0.0;
  const int status = lbfgs(static_cast<int>(weights.size()), weights.data(), &loss, evaluate_callback,
                           options.verbose ? progress_verbose : nullptr, &objective, &parameters);
  if (options.verbose)
    std::fprintf(stderr, "  ended (%d), loss %.1f, %zu weights, %zu evaluations\n", status, loss, weights.size(), objective.evaluations());
  domain::TagWeights out{{{scheme, objective.chain_of(weights.data())}}, layout, {}};
  const auto& index = objective.index();
  for (const auto& [hash, number] : index.numbers_) {
    domain::TagWeights::Feature feature{hash, {}};
    for (auto pair = index.pair_begin_[number]; pair < index.pair_begin_[number + 1]; ++pair) {
      if (weights[pair] != 0.0) feature.labels.emplace_back(index.pair_labels_[pair], static_cast<float>(weights[pair]));
    }
    if (!feature.labels.empty()) out.features.push_back(std::move(feature));
  }
  return out;
}

auto average(std::vector<domain::TagWeights> models) -> domain::TagWeights {
  const auto share = 1.0F / static_cast<float>(models.size());
  const auto& scheme = models.front().heads.front().scheme;
  const auto labels = scheme.label_count();
  domain::TagWeights out{{{scheme, scheme.chain()}}, models.front().layout, {}};
  auto& chain = out.heads.front().chain;
  std::unordered_map<std::uint64_t, std::vector<float>> sums;
  for (const auto& model : models) {
    for (const auto& feature : model.features) {
      auto& row = sums.try_emplace(feature.hash, labels, 0.0F).first->second;
      for (const auto& [label, weight] : feature.labels) row[label] += share * weight;
    }
    const auto& other = model.heads.front().chain;
    for (std::size_t from = 0; from < labels; ++from) {
      for (std::size_t to = 0; to < labels; ++to) chain.set_step(from, to, chain.step(from, to) + share * other.step(from, to));
      chain.set_first(from, chain.first(from) + share * other.first(from));
      chain.set_last(from, chain.last(from) + share * other.last(from));
    }
  }
  for (const auto& [hash, row] : sums) {
    domain::TagWeights::Feature feature{hash, {}};
    for (std::size_t label = 0; label < labels; ++label) {
      if (row[label] != 0.0F) feature.labels.emplace_back(static_cast<std::uint16_t>(label), row[label]);
    }
    out.features.push_back(std::move(feature));
  }
  return out;
}

auto join_heads(const std::vector<domain::TagWeights>& parts) -> domain::TagWeights {
  domain::TagWeights out{{}, parts.front().layout, {}};
  std::unordered_map<std::uint64_t, std::size_t> places;
  std::size_t labels = 0;
  for (const auto& part : parts) {
    for (const auto& feature : part.features) {
      const auto place = places.try_emplace(feature.hash, out.features.size()).first->second;
      if (place == out.features.size()) out.features.push_back({feature.hash, {}});
      for (const auto& [label, weight] : feature.labels)
        out.features[place].labels.emplace_back(static_cast<std::uint16_t>(labels + label), weight);
    }
    out.heads.push_back(part.heads.front());
    labels += part.heads.front().scheme.label_count();
  }
  return out;
}

void prune(domain::TagWeights& weights, float weight_min) {
  for (auto& feature : weights.features) {
    std::erase_if(feature.labels, [&](const auto& pair) { return std::abs(pair.second) < weight_min; });
  }
  std::erase_if(weights.features, [](const auto& feature) { return feature.labels.empty(); });
}

}  // namespace noroshi::training
