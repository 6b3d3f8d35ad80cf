#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "domain/tagging/feature_rows.hpp"
#include "domain/tagging/label_scheme.hpp"

#include <string>
#include <utility>
#include <vector>

namespace noroshi::domain {

/// One question that a model answers about each point: its labels and how they follow each other.
struct TagHead {
  LabelScheme scheme;
  LabelChain chain;
};

/// A trained model as numbers: weights of hashed features per label, several models already averaged into one. The labels of all heads
/// are numbered on, so that one look-up serves them all.
struct TagWeights {
  struct Feature {
    std::uint64_t hash = 0;                               ///< as in FeatureRows
    std::vector<std::pair<std::uint16_t, float>> labels;  ///< label, weight
  };
  std::vector<TagHead> heads;
  std::uint32_t layout = 0;  ///< which features it was trained on
  std::vector<Feature> features;
};

/// The bytes of a model file: hashes cut to 40 bits, weights in 8 bits (square roots, with one scale), weights that round to nothing left
/// out, a SHA-256 at the end.
auto write_tag_model(const TagWeights& weights) -> std::string;

/// A model as it is used: one open-addressed table. Some 3 bytes of memory per byte of the file.
class TagModel {
public:
  /// Errors: `model_damaged` (not a model, cut off, or not what its hash says), `model_layout` (made for other features).
  static auto read(std::string_view bytes, std::uint32_t layout) -> Result<TagModel>;

  auto heads() const -> const std::vector<TagHead>& { return heads_; }
  auto sha256() const -> const Bytes32& { return sha256_; }
  auto feature_count() const -> std::size_t { return feature_count_; }

  /// The scores of each head.
  auto score(const FeatureRows& rows) const -> std::vector<LabelScores>;

private:
  auto read_body(std::string_view body, std::uint32_t layout) -> Result<>;
  auto read_features(std::string_view& rest) -> bool;
  void keep(std::uint64_t key, std::uint64_t offset);
  void keep_pairs(std::string_view pairs);
  void add(std::uint64_t hash, std::int32_t* sums) const;
  void prefetch(std::uint64_t hash) const;

  std::vector<TagHead> heads_;
  std::size_t labels_ = 0;  // of all heads
  float scale_ = 1.0F;
  std::size_t feature_count_ = 0;
  std::uint64_t mask_ = 0;
  std::vector<std::uint64_t> slots_;  // key in the upper 40 bits, place in `pairs_` in the lower 24; 0 is empty
  std::vector<std::uint8_t> pairs_;   // per feature: number, then label and weight; or `in_row`, then the number of its row
  std::size_t width_ = 0;             // labels of all heads, padded to whole blocks
  std::vector<std::int16_t> rows_;    // weights of the features that speak of many labels: added up a block at a time
  Bytes32 sha256_{};
};

/// Which columns a table was trained on; bumped whenever they change their meaning.
inline constexpr std::uint32_t name_layout = 1;
inline constexpr std::uint32_t report_layout = 2;

}  // namespace noroshi::domain
