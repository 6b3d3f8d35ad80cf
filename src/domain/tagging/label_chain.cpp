#include "domain/tagging/label_chain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace noroshi::domain {
namespace {

constexpr float never = -std::numeric_limits<float>::infinity();

// to[*] += factor · row[*]
void add_scaled(float* to, const float* row, float factor, std::size_t width) {
  for (std::size_t block = 0; block < width; block += label_block) {
    for (std::size_t lane = 0; lane < label_block; ++lane) to[block + lane] += factor * row[block + lane];
  }
}

auto dot(const float* left, const float* right, std::size_t width) -> float {
  float lanes[label_block] = {};
  for (std::size_t block = 0; block < width; block += label_block) {
    for (std::size_t lane = 0; lane < label_block; ++lane) lanes[lane] += left[block + lane] * right[block + lane];
  }
  float sum = 0.0F;
  for (const auto value : lanes) sum += value;
  return sum;
}

// Where a path through `from` is better than the best so far, it takes its place.
void take_better(float* best, std::int32_t* came_from, const float* step, float before, std::int32_t from, std::size_t width) {
  for (std::size_t block = 0; block < width; block += label_block) {
    for (std::size_t at = block; at < block + label_block; ++at) {
      const float score = before + step[at];
      came_from[at] = score > best[at] ? from : came_from[at];
      best[at] = score > best[at] ? score : best[at];
    }
  }
}

// Scales a row to sum one; the sum.
auto normalise(float* row, std::size_t labels) -> float {
  float sum = 0.0F;
  for (std::size_t label = 0; label < labels; ++label) sum += row[label];
  const float factor = sum > 0.0F ? 1.0F / sum : 0.0F;
  for (std::size_t label = 0; label < labels; ++label) row[label] *= factor;
  return sum;
}

// Forward rows are probabilities given all before; backward rows are scaled likewise, which cancels out at the end.
class Inference {
public:
  Inference(const LabelScores& scores, const LabelChain& chain)
      : chain_{chain}, labels_{chain.labels()}, width_{chain.width()}, emission_{scores.points, width_}, forward_{scores.points, width_} {
    for (std::size_t point = 0; point < scores.points; ++point) emit(scores.row(point), point, scores.points);
  }

  auto run(StepCounts counts) -> ChainPosterior {
    const auto points = forward_.points;
    for (std::size_t point = 0; point < points; ++point) go_forward(point);
    ChainPosterior posterior{LabelScores{points, width_}, log_sum_, {}};
    if (counts == StepCounts::Yes) posterior.step_counts.assign(width_ * width_, 0.0F);
    go_backward(posterior);
    return posterior;
  }

private:
  void emit(const float* row, std::size_t point, std::size_t points) {
    float* out = emission_.row(point);
    float most = never;
    for (std::size_t label = 0; label < labels_; ++label) {
      float score = row[label];
      if (point == 0) score += chain_.first(label);
      if (point + 1 == points) score += chain_.last(label);
      out[label] = score;
      most = std::max(most, score);
    }
    for (std::size_t label = 0; label < labels_; ++label) out[label] = std::exp(out[label] - most);
    log_sum_ += most;
  }

  void go_forward(std::size_t point) {
    float* row = forward_.row(point);
    const float* emission = emission_.row(point);
    if (point == 0) {
      std::copy_n(emission, width_, row);
    } else {
      const float* before = forward_.row(point - 1);
      for (std::size_t from = 0; from < labels_; ++from) {
        if (before[from] > 0.0F) add_scaled(row, chain_.step_factor(from), before[from], width_);
      }
      for (std::size_t label = 0; label < width_; ++label) row[label] *= emission[label];
    }
    log_sum_ += std::log(static_cast<double>(normalise(row, labels_)));
  }

  void go_backward(ChainPosterior& posterior) {
    std::vector<float> behind(width_, 1.0F);
    std::vector<float> arriving(width_);  // emission · backward of the point behind
    for (std::size_t point = forward_.points; point-- > 0;) {
      const float* forward = forward_.row(point);
      float* out = posterior.probability.row(point);
      for (std::size_t label = 0; label < labels_; ++label) out[label] = forward[label] * behind[label];
      normalise(out, labels_);
      if (point == 0) break;
      const float* emission = emission_.row(point);
      for (std::size_t label = 0; label < labels_; ++label) arriving[label] = emission[label] * behind[label];
      if (!posterior.step_counts.empty()) count_steps(forward_.row(point - 1), arriving, posterior.step_counts);
      for (std::size_t from = 0; from < labels_; ++from) behind[from] = dot(chain_.step_factor(from), arriving.data(), width_);
      normalise(behind.data(), labels_);
    }
  }

  void count_steps(const float* forward, const std::vector<float>& arriving, std::vector<float>& counts) const {
    double sum = 0.0;
    for (std::size_t from = 0; from < labels_; ++from)
      sum += static_cast<double>(forward[from]) * dot(chain_.step_factor(from), arriving.data(), width_);
    if (sum <= 0.0) return;
    for (std::size_t from = 0; from < labels_; ++from) {
      const auto factor = static_cast<float>(forward[from] / sum);
      const float* steps = chain_.step_factor(from);
      for (std::size_t to = 0; to < labels_; ++to) counts[from * width_ + to] += factor * steps[to] * arriving[to];
    }
  }

  const LabelChain& chain_;
  std::size_t labels_;
  std::size_t width_;
  LabelScores emission_;
  LabelScores forward_;
  double log_sum_ = 0.0;
};

}  // namespace

LabelChain::LabelChain(std::size_t labels)
    : labels_{labels},
      width_{(labels + label_block - 1) / label_block * label_block},
      step_(width_ * width_, never),
      factor_(width_ * width_, 0.0F),
      first_(width_, 0.0F),
      last_(width_, 0.0F) {
  for (std::size_t from = 0; from < labels; ++from) {
    for (std::size_t to = 0; to < labels; ++to) set_step(from, to, 0.0F);
  }
}

void LabelChain::set_step(std::size_t from, std::size_t to, float weight) {
  step_[from * width_ + to] = weight;
  factor_[from * width_ + to] = std::exp(weight);
}

auto infer_labels(const LabelScores& scores, const LabelChain& chain, StepCounts counts) -> ChainPosterior {
  return Inference{scores, chain}.run(counts);
}

auto best_labels(const LabelScores& scores, const LabelChain& chain) -> std::vector<std::uint16_t> {
  const auto width = chain.width();
  const auto points = scores.points;
  if (points == 0) return {};
  std::vector<std::int32_t> came_from(points * width);
  std::vector<float> best(width, never), next(width);
  for (std::size_t label = 0; label < chain.labels(); ++label) best[label] = scores.row(0)[label] + chain.first(label);
  for (std::size_t point = 1; point < points; ++point) {
    std::ranges::fill(next, never);
    std::int32_t* from_row = came_from.data() + point * width;
    for (std::size_t from = 0; from < chain.labels(); ++from) {
      take_better(next.data(), from_row, chain.step_row(from), best[from], static_cast<std::int32_t>(from), width);
    }
    for (std::size_t label = 0; label < chain.labels(); ++label) best[label] = next[label] + scores.row(point)[label];
  }
  for (std::size_t label = 0; label < chain.labels(); ++label) best[label] += chain.last(label);
  std::vector<std::uint16_t> path(points);
  path.back() = static_cast<std::uint16_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t point = points; point-- > 1;) path[point - 1] = static_cast<std::uint16_t>(came_from[point * width + path[point]]);
  return path;
}

}  // namespace noroshi::domain
