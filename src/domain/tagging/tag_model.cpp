#include "domain/tagging/tag_model.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace noroshi::domain {
namespace {

constexpr std::string_view magic = "NOROSHI-TAGGER-1";
constexpr std::size_t digest_bytes = 32;
constexpr std::size_t kinds_max = 60;
constexpr std::size_t labels_max = 250;
constexpr std::size_t features_max = 4'000'000;
constexpr std::uint64_t offset_bits = 24;
constexpr std::uint64_t offset_max = (1U << offset_bits) - 1;
constexpr float steps_max = 127.0F;
constexpr std::size_t row_pairs_min = 10;  // from here on a whole row is quicker than its pairs
constexpr std::uint8_t in_row = 255;       // more than any feature has labels

auto key_of(std::uint64_t hash) -> std::uint64_t { return hash >> offset_bits; }

template <class Number> void append(std::string& out, Number number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);  // little-endian, as every machine this runs on
  out.append(bytes, sizeof number);
}

template <class Number> auto take(std::string_view& rest, Number& number) -> bool {
  if (rest.size() < sizeof number) return false;
  std::memcpy(&number, rest.data(), sizeof number);
  rest.remove_prefix(sizeof number);
  return true;
}

void append_varint(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) out.push_back(static_cast<char>(0x80U | (number & 0x7FU)));
  out.push_back(static_cast<char>(number));
}

auto take_varint(std::string_view& rest, std::uint64_t& number) -> bool {
  number = 0;
  for (unsigned shift = 0; shift < 42 && !rest.empty(); shift += 7) {
    const auto byte = static_cast<std::uint8_t>(rest.front());
    rest.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

void append_head(std::string& out, const TagHead& head) {
  append(out, static_cast<std::uint8_t>(head.scheme.scheme));
  append(out, static_cast<std::uint8_t>(head.scheme.kinds.size()));
  for (const auto& kind : head.scheme.kinds) {
    append(out, static_cast<std::uint8_t>(kind.size()));
    out += kind;
  }
  const auto labels = head.scheme.label_count();
  for (std::size_t from = 0; from < labels; ++from) {
    for (std::size_t to = 0; to < labels; ++to) append(out, head.chain.step(from, to));
  }
  for (std::size_t label = 0; label < labels; ++label) append(out, head.chain.first(label));
  for (std::size_t label = 0; label < labels; ++label) append(out, head.chain.last(label));
}

auto take_scheme(std::string_view& rest, LabelScheme& scheme) -> bool {
  std::uint8_t form = 0, kinds = 0;
  if (!take(rest, form) || form > static_cast<std::uint8_t>(Scheme::Bioes) || !take(rest, kinds) || kinds == 0 || kinds > kinds_max)
    return false;
  scheme.scheme = static_cast<Scheme>(form);
  for (std::uint8_t kind = 0; kind < kinds; ++kind) {
    std::uint8_t length = 0;
    if (!take(rest, length) || rest.size() < length) return false;
    scheme.kinds.emplace_back(rest.substr(0, length));
    rest.remove_prefix(length);
  }
  return true;
}

auto take_weight(std::string_view& rest, float& weight) -> bool { return take(rest, weight) && !std::isnan(weight) && weight <= 1000.0F; }

auto take_chain(std::string_view& rest, std::size_t labels, LabelChain& chain) -> bool {
  chain = LabelChain{labels};
  float weight = 0.0F;
  for (std::size_t from = 0; from < labels; ++from) {
    for (std::size_t to = 0; to < labels; ++to) {
      if (!take_weight(rest, weight)) return false;
      chain.set_step(from, to, weight);
    }
  }
  for (std::size_t label = 0; label < labels; ++label) {
    if (!take_weight(rest, weight)) return false;
    chain.set_first(label, weight);
  }
  for (std::size_t label = 0; label < labels; ++label) {
    if (!take_weight(rest, weight)) return false;
    chain.set_last(label, weight);
  }
  return true;
}

// A weight is the square of a signed byte times the scale: small ones, of which there are most, stay apart.
auto to_byte(float weight, float scale) -> std::int8_t {
  const auto steps = static_cast<float>(std::lround(std::sqrt(std::abs(weight) / scale)));
  return static_cast<std::int8_t>(std::copysign(std::min(steps, steps_max), weight));
}
auto to_steps(std::uint8_t byte) -> std::int32_t {
  const std::int32_t steps = static_cast<std::int8_t>(byte);
  return steps * std::abs(steps);
}

void add_row(std::int32_t* __restrict sums, const std::int16_t* __restrict row, std::size_t width) {
  for (std::size_t block = 0; block < width; block += label_block) {
    for (std::size_t lane = 0; lane < label_block; ++lane) sums[block + lane] += row[block + lane];
  }
}

auto damaged() -> tl::unexpected<Error> {
  return fail(ErrorCode::InvalidInput, "model_damaged", "the name model is damaged: put back the file of this version, or train it anew");
}

struct PackedFeature {
  std::uint64_t key;
  std::vector<std::pair<std::uint8_t, std::int8_t>> labels;
};

auto pack(const TagWeights& weights, float scale) -> std::vector<PackedFeature> {
  std::vector<PackedFeature> packed;
  packed.reserve(weights.features.size());
  for (const auto& feature : weights.features) {
    PackedFeature out{key_of(feature.hash), {}};
    for (const auto& [label, weight] : feature.labels) {
      const auto byte = to_byte(weight, scale);
      if (byte != 0) out.labels.emplace_back(static_cast<std::uint8_t>(label), byte);
    }
    if (!out.labels.empty() && out.key != 0) packed.push_back(std::move(out));
  }
  std::ranges::sort(packed, {}, &PackedFeature::key);
  const auto twins = std::ranges::unique(packed, {}, &PackedFeature::key);
  packed.erase(twins.begin(), twins.end());
  return packed;
}

}  // namespace

auto write_tag_model(const TagWeights& weights) -> std::string {
  float most = 1e-6F;
  for (const auto& feature : weights.features) {
    for (const auto& [label, weight] : feature.labels) most = std::max(most, std::abs(weight));
  }
  const float scale = most / (steps_max * steps_max);
  const auto packed = pack(weights, scale);
  std::string out{magic};
  append(out, weights.layout);
  append(out, static_cast<std::uint8_t>(weights.heads.size()));
  for (const auto& head : weights.heads) append_head(out, head);
  append(out, scale);
  append(out, static_cast<std::uint32_t>(packed.size()));
  std::uint64_t before = 0;
  for (const auto& feature : packed) {
    append_varint(out, feature.key - before);
    before = feature.key;
    append(out, static_cast<std::uint8_t>(feature.labels.size()));
    for (const auto& [label, weight] : feature.labels) {
      append(out, label);
      append(out, weight);
    }
  }
  const auto digest = noroshi::sha256(out);
  out.append(as_text(digest));
  return out;
}

auto TagModel::read(std::string_view bytes, std::uint32_t layout) -> Result<TagModel> {
  if (bytes.size() < magic.size() + digest_bytes || !bytes.starts_with(magic)) return damaged();
  const auto signed_part = bytes.substr(0, bytes.size() - digest_bytes);
  TagModel model;
  model.sha256_ = noroshi::sha256(signed_part);
  if (as_text(model.sha256_) != bytes.substr(signed_part.size())) return damaged();
  NOROSHI_TRY(model.read_body(signed_part.substr(magic.size()), layout));
  return model;
}

auto TagModel::read_body(std::string_view rest, std::uint32_t layout) -> Result<> {
  std::uint32_t made_for = 0;
  if (!take(rest, made_for)) return damaged();
  if (made_for != layout) {
    return fail(ErrorCode::InvalidInput, "model_layout", "the name model was made for another version: train it anew with train_names");
  }
  std::uint8_t heads = 0;
  if (!take(rest, heads) || heads == 0) return damaged();
  for (std::uint8_t head = 0; head < heads; ++head) {
    auto& next = heads_.emplace_back();
    if (!take_scheme(rest, next.scheme) || !take_chain(rest, next.scheme.label_count(), next.chain)) return damaged();
    labels_ += next.scheme.label_count();
  }
  if (labels_ > labels_max || !take(rest, scale_) || !(scale_ > 0.0F) || !read_features(rest)) return damaged();
  return {};
}

auto TagModel::read_features(std::string_view& rest) -> bool {
  std::uint32_t features = 0;
  if (!take(rest, features) || features > features_max) return false;
  feature_count_ = features;
  std::size_t size = 64;
  while (size < feature_count_ * 2) size *= 2;
  slots_.assign(size, 0);
  mask_ = size - 1;
  pairs_.reserve(rest.size());
  width_ = (labels_ + label_block - 1) / label_block * label_block;
  std::uint64_t key = 0;
  for (std::uint32_t feature = 0; feature < features; ++feature) {
    std::uint64_t gap = 0;
    std::uint8_t labels = 0;
    if (!take_varint(rest, gap) || gap == 0 || !take(rest, labels) || rest.size() < labels * 2U) return false;
    key += gap;
    if (key >= (std::uint64_t{1} << 40U) || pairs_.size() > offset_max) return false;
    keep(key, pairs_.size());
    for (std::size_t pair = 0; pair < labels; ++pair) {
      if (static_cast<std::uint8_t>(rest[pair * 2]) >= labels_) return false;
    }
    keep_pairs(rest.substr(0, labels * 2U));
    rest.remove_prefix(labels * 2U);
  }
  return rest.empty();
}

void TagModel::keep(std::uint64_t key, std::uint64_t offset) {
  auto at = key & mask_;
  while (slots_[at] != 0) at = (at + 1) & mask_;
  slots_[at] = key << offset_bits | offset;
}

void TagModel::keep_pairs(std::string_view pairs) {
  if (pairs.size() / 2 < row_pairs_min) {
    pairs_.push_back(static_cast<std::uint8_t>(pairs.size() / 2));
    pairs_.insert(pairs_.end(), pairs.begin(), pairs.end());
    return;
  }
  const auto row = static_cast<std::uint32_t>(rows_.size() / width_);
  pairs_.push_back(in_row);
  for (unsigned shift = 0; shift < 32; shift += 8) pairs_.push_back(static_cast<std::uint8_t>(row >> shift));
  rows_.resize(rows_.size() + width_);
  for (std::size_t at = 0; at < pairs.size(); at += 2) {
    rows_[row * width_ + static_cast<std::uint8_t>(pairs[at])] +=
        static_cast<std::int16_t>(to_steps(static_cast<std::uint8_t>(pairs[at + 1])));
  }
}

void TagModel::prefetch(std::uint64_t hash) const { __builtin_prefetch(slots_.data() + (key_of(hash) & mask_)); }

void TagModel::add(std::uint64_t hash, std::int32_t* sums) const {
  const auto key = key_of(hash);
  for (auto at = key & mask_; slots_[at] != 0; at = (at + 1) & mask_) {
    if (slots_[at] >> offset_bits != key) continue;
    const auto* pair = pairs_.data() + (slots_[at] & offset_max);
    if (*pair == in_row) {
      const std::size_t row = pair[1] | std::size_t{pair[2]} << 8U | std::size_t{pair[3]} << 16U | std::size_t{pair[4]} << 24U;
      add_row(sums, rows_.data() + row * width_, width_);
      return;
    }
    const auto* end = pair + 1 + 2 * std::size_t{*pair};
    for (++pair; pair != end; pair += 2) sums[pair[0]] += to_steps(pair[1]);
    return;
  }
}

auto TagModel::score(const FeatureRows& rows) const -> std::vector<LabelScores> {
  std::vector<LabelScores> scores;
  for (const auto& head : heads_) scores.emplace_back(rows.points, head.chain.width());
  std::vector<std::int32_t> line_sums(rows.line_features.size() * width_);
  for (std::size_t line = 0; line < rows.line_features.size(); ++line) {
    for (const auto hash : rows.line_features[line]) prefetch(hash);
    for (const auto hash : rows.line_features[line]) add(hash, line_sums.data() + line * width_);
  }
  std::vector<std::int32_t> sums(width_);
  const auto fetch = [&](std::size_t point) {
    const auto* row = rows.row(point);
    for (std::size_t column = 0; column < rows.columns; ++column) prefetch(row[column]);
  };
  if (rows.points > 0) fetch(0);
  for (std::size_t point = 0; point < rows.points; ++point) {
    if (point + 1 < rows.points) fetch(point + 1);  // while this one is added up
    if (rows.line_of_point.empty()) {
      std::ranges::fill(sums, 0);
    } else {
      std::copy_n(line_sums.data() + rows.line_of_point[point] * width_, width_, sums.data());
    }
    const auto* row = rows.row(point);
    for (std::size_t column = 0; column < rows.columns; ++column) {
      if (row[column] != 0) add(row[column], sums.data());
    }
    const std::int32_t* next = sums.data();
    for (auto& head : scores) {
      const auto labels = heads_[static_cast<std::size_t>(&head - scores.data())].scheme.label_count();
      float* out = head.row(point);
      for (std::size_t label = 0; label < labels; ++label) out[label] = static_cast<float>(*next++) * scale_;
    }
  }
  return scores;
}

}  // namespace noroshi::domain
