#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace noroshi::domain {

/// Rows of label scores are padded to whole blocks, so that every inner loop has a length the compiler knows.
inline constexpr std::size_t label_block = 8;

/// What it costs to go from label to label: log weights. A forbidden step is minus infinity.
class LabelChain {
public:
  LabelChain() = default;
  explicit LabelChain(std::size_t labels);

  auto labels() const -> std::size_t { return labels_; }
  auto width() const -> std::size_t { return width_; }

  auto step(std::size_t from, std::size_t to) const -> float { return step_[from * width_ + to]; }
  auto first(std::size_t label) const -> float { return first_[label]; }
  auto last(std::size_t label) const -> float { return last_[label]; }
  void set_step(std::size_t from, std::size_t to, float weight);
  void set_first(std::size_t label, float weight) { first_[label] = weight; }
  void set_last(std::size_t label, float weight) { last_[label] = weight; }

  auto step_row(std::size_t from) const -> const float* { return step_.data() + from * width_; }
  /// exp(step), padded with zeros: what forward and backward multiply by.
  auto step_factor(std::size_t from) const -> const float* { return factor_.data() + from * width_; }

private:
  std::size_t labels_ = 0;
  std::size_t width_ = 0;
  std::vector<float> step_, factor_, first_, last_;
};

/// Per point of a text one row of log scores, `width` of the chain wide.
struct LabelScores {
  std::size_t points = 0;
  std::size_t width = 0;
  std::vector<float> values;

  LabelScores() = default;
  LabelScores(std::size_t points_, std::size_t width_) : points{points_}, width{width_}, values(points_ * width_) {}
  auto row(std::size_t point) -> float* { return values.data() + point * width; }
  auto row(std::size_t point) const -> const float* { return values.data() + point * width; }
};

/// Forward and backward over a whole text.
struct ChainPosterior {
  LabelScores probability;         ///< P(label) per point, padding zero
  double log_sum = 0.0;            ///< log of the sum over all paths
  std::vector<float> step_counts;  ///< expected number of steps, width × width; only where asked for
};

enum class StepCounts { No, Yes };
auto infer_labels(const LabelScores& scores, const LabelChain& chain, StepCounts counts = StepCounts::No) -> ChainPosterior;

/// The one best path (Viterbi).
auto best_labels(const LabelScores& scores, const LabelChain& chain) -> std::vector<std::uint16_t>;

}  // namespace noroshi::domain
