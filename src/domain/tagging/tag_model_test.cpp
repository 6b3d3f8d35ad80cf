#include "domain/tagging/tag_model.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "domain/tagging/tag_names.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace noroshi::domain {
namespace {

constexpr std::uint32_t layout = 7;

/// Weights for 3,000 features, reproducible.
auto some_weights() -> TagWeights {
  const LabelScheme names{Scheme::Bioes, {"人名", "地名"}};
  const LabelScheme roles{Scheme::Plain, {"victim"}};
  TagWeights weights{{{names, names.chain()}, {roles, roles.chain()}}, layout, {}};
  weights.heads[0].chain.set_step(0, 1, -1.5F);
  weights.heads[0].chain.set_last(0, 0.25F);
  for (std::uint64_t number = 1; number <= 3000; ++number) {
    const auto hash = mix_hash(number, 99'000);
    weights.features.push_back({hash, {{static_cast<std::uint16_t>(number % 11), std::sin(static_cast<float>(number)) * 2.0F}}});
  }
  return weights;
}

/// A text of one point per feature, one column.
auto rows_of(const TagWeights& weights) -> FeatureRows {
  FeatureRows rows;
  rows.points = weights.features.size();
  rows.columns = 1;
  for (const auto& feature : weights.features) rows.hashes.push_back(feature.hash);
  return rows;
}

TEST(TagModel, ReadsBackEveryWeightWithinOnePartInAHundredOfTheLargest) {
  const auto weights = some_weights();
  const auto model = TagModel::read(write_tag_model(weights), layout);
  ASSERT_TRUE(model) << model.error().message;
  ASSERT_EQ(model->heads().size(), 2U);
  const auto& head = model->heads()[0];
  EXPECT_EQ(head.scheme.kinds, weights.heads[0].scheme.kinds);
  EXPECT_EQ(model->heads()[1].scheme.scheme, Scheme::Plain);
  EXPECT_EQ(head.chain.step(0, 1), -1.5F);
  EXPECT_EQ(head.chain.last(0), 0.25F);
  EXPECT_FALSE(std::isfinite(head.chain.step(0, 2)));
  const auto scores = model->score(rows_of(weights));
  const auto labels = head.scheme.label_count();
  for (std::size_t point = 0; point < weights.features.size(); ++point) {
    const auto& [label, weight] = weights.features[point].labels.front();
    ASSERT_NEAR(label < labels ? scores[0].row(point)[label] : scores[1].row(point)[label - labels], weight, 2.0F * 0.01F);
  }
}

// Such features are kept another way.
TEST(TagModel, AFeatureOfManyLabelsGivesEachItsWeight) {
  auto weights = some_weights();
  for (std::uint16_t label = 0; label < 11; ++label) {
    for (auto* feature : {&weights.features[0], &weights.features[1]}) {
      if (label == 0) feature->labels.clear();
      feature->labels.emplace_back(label, 0.1F * static_cast<float>(label) - 0.5F);
    }
  }
  const auto model = TagModel::read(write_tag_model(weights), layout);
  ASSERT_TRUE(model);
  const auto scores = model->score(rows_of(weights));
  for (std::size_t label = 0; label < 11; ++label) {
    const auto expected = 0.1F * static_cast<float>(label) - 0.5F;
    EXPECT_NEAR(label < 9 ? scores[0].row(0)[label] : scores[1].row(1)[label - 9], expected, 0.02F) << label;
  }
}

TEST(TagModel, AFeatureThatWasNeverSeenScoresNothing) {
  const auto model = TagModel::read(write_tag_model(some_weights()), layout);
  ASSERT_TRUE(model);
  FeatureRows rows;
  rows.points = 1000;
  rows.columns = 1;
  for (std::uint64_t number = 1; number <= rows.points; ++number) rows.hashes.push_back(mix_hash(number, 12345));
  for (const auto& head : model->score(rows)) {
    for (const auto score : head.values) ASSERT_EQ(score, 0.0F);
  }
}

TEST(TagModel, AFeatureOfTheLineCountsForEveryPointOfIt) {
  const auto weights = some_weights();
  const auto model = TagModel::read(write_tag_model(weights), layout);
  ASSERT_TRUE(model);
  auto rows = rows_of(weights);
  const auto alone = model->score(rows).front();
  rows.line_of_point.assign(rows.points, 0);
  rows.line_of_point[1] = 1;
  rows.line_features = {{weights.features[0].hash}, {}};
  const auto lined = model->score(rows).front();
  const auto label = weights.features[0].labels.front().first;
  EXPECT_FLOAT_EQ(lined.row(5)[label], alone.row(5)[label] + alone.row(0)[label]);
  EXPECT_EQ(lined.row(1)[label], alone.row(1)[label]);
}

TEST(TagModel, IsRefusedWhenAnyByteIsDamaged) {
  const auto bytes = write_tag_model(some_weights());
  for (std::size_t at = 0; at < bytes.size(); at += 97) {
    auto damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const auto model = TagModel::read(damaged, layout);
    ASSERT_FALSE(model) << at;
    EXPECT_EQ(model.error().slug, "model_damaged");
  }
}

// With the hash made anew, so that the reader itself has to notice.
TEST(TagModel, IsRefusedWhenItIsCutShortOrClaimsMoreThanItHolds) {
  const auto bytes = write_tag_model(some_weights());
  const auto sealed = [](std::string body) {
    const auto digest = sha256(body);
    return body + std::string{as_text(digest)};
  };
  for (std::size_t size = 0; size + 32 < bytes.size(); size += size < 700 ? 1 : 97) {
    EXPECT_FALSE(TagModel::read(sealed(bytes.substr(0, size)), layout)) << size;
  }
  EXPECT_TRUE(TagModel::read(sealed(bytes.substr(0, bytes.size() - 32)), layout));
  EXPECT_FALSE(TagModel::read(sealed(bytes.substr(0, bytes.size() - 32) + "x"), layout));
  EXPECT_FALSE(TagModel::read("", layout));
}

TEST(TagModel, IsRefusedWhenItWasMadeForOtherFeatures) {
  const auto model = TagModel::read(write_tag_model(some_weights()), layout + 1);
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().slug, "model_layout");
}

TEST(TagNames, CountsInCodePointsOfTheRawText) {
  const auto raw = to_code_points("㈱ｶﾞ\u200Bー");
  const auto text = normalise_text(raw);  // (株)ガー
  ASSERT_EQ(text.size(), 5U);
  EXPECT_EQ(spread_over_raw(text, {0.1F, 0.9F, 0.2F, 0.5F, 0.7F}, raw.size()), (std::vector<float>{0.9F, 0.5F, 0.5F, 0.5F, 0.7F}));
}

}  // namespace
}  // namespace noroshi::domain
