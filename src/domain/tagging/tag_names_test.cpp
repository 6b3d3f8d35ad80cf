#include "domain/tagging/tag_names.hpp"

#include "base/bytes.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace noroshi::domain {
namespace {

auto file_bytes(const std::filesystem::path& path) -> std::string {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

auto names_model() -> const TagModel& {
  static const auto model = [] {
    auto read = TagModel::read(file_bytes("data/models/names.bin"), name_layout);
    if (!read) ADD_FAILURE() << read.error().message;
    return std::move(*read);
  }();
  return model;
}

/// Text as people and machines mangle it: names, signs, wide and narrow forms, invisible and control characters.
auto hostile_text() -> rc::Gen<std::vector<char32_t>> {
  return rc::gen::container<std::vector<char32_t>>(rc::gen::oneOf(
      rc::gen::element<char32_t>(U'㈱', U'\u200B', U'\u202E', U'\0', U'\x1B', U'\n', U'\r', U'ｶ', U'ﾞ', U'「', U'(', U'〔', U'ー', U'😀'),
      rc::gen::element<char32_t>(U'北', U'原', U'電', U'力', U'東', U'京', U'の', U'は', U'さ', U'ん', U'A', U'z', U'7', U'.', U' '),
      rc::gen::inRange<char32_t>(0x1, 0xD7FF)));
}

/// One word for each two points, kinds from all over ipadic.
auto some_morphemes(const NormalText& text) -> Morphemes {
  Morphemes morphemes;
  for (std::uint32_t begin = 0; begin < text.size(); begin += 2) {
    const auto end = std::min(begin + 2, static_cast<std::uint32_t>(text.size()));
    const Morpheme word{begin, end, static_cast<std::uint16_t>(text.points[begin] % 69), begin % 3 == 0};
    morphemes.words.push_back(word);
    if (word.kind >= 41 && word.kind <= 47) morphemes.names.push_back(word);
  }
  return morphemes;
}

void expect_sound(const TaggedNames& tagged, std::size_t raw_points) {
  ASSERT_EQ(tagged.marginal.size(), raw_points);
  for (const auto probability : tagged.marginal) {
    ASSERT_GE(probability, 0.0F);
    ASSERT_LE(probability, 1.0F);
  }
  std::size_t before = 0;
  for (const auto& name : tagged.names) {
    ASSERT_GE(name.start, before);
    ASSERT_LT(name.start, name.end);
    ASSERT_LE(name.end, raw_points);
    ASSERT_GE(name.score, 0.0);
    ASSERT_LE(name.score, 1.0);
    before = name.end;
  }
}

RC_GTEST_PROP(TagNames, SpansAreCodePointsOfTheRawTextInOrderAndNeverOverlap, ()) {
  const auto raw = *hostile_text();
  const auto text = normalise_text(raw);
  expect_sound(tag_names(text, {}, names_model(), raw.size()), raw.size());
  expect_sound(tag_names(text, some_morphemes(text), names_model(), raw.size()), raw.size());
}

TEST(TagNames, ALineOfAHundredThousandCharactersIsReadInOnePiece) {
  std::vector<char32_t> raw;
  while (raw.size() < 100'000) {
    for (const auto c : std::u32string_view{U"佐藤花子と"}) raw.push_back(c);
  }
  const auto text = normalise_text(raw);
  const auto tagged = tag_names(text, {}, names_model(), raw.size());
  expect_sound(tagged, raw.size());
}

TEST(Models, AreThoseThatTheirPageTellsOf) {
  const auto page = file_bytes("data/models/README.md");
  ASSERT_FALSE(page.empty());
  EXPECT_NE(page.find("| `names.bin` |"), std::string::npos);
  EXPECT_NE(page.find(to_hex(names_model().sha256())), std::string::npos);
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator{"data/models"}) {
    if (file.path().extension() != ".bin") continue;
    bytes += file.file_size();
    EXPECT_NE(page.find("| `" + file.path().filename().string() + "` |"), std::string::npos);
  }
  EXPECT_LE(bytes, 10U * 1024 * 1024);
}

TEST(PoolOpinions, IsTheMeanOfTheLogOddsAndStaysAProbability) {
  const auto pooled = pool_opinions({0.5F, 0.9F, 0.0F, 1.0F, 0.0F}, {0.5F, 0.1F, 0.0F, 1.0F, 1.0F});
  EXPECT_FLOAT_EQ(pooled[0], 0.5F);
  EXPECT_NEAR(pooled[1], 0.5F, 1e-6);
  EXPECT_NEAR(pooled[2], 0.0F, 1e-6);
  EXPECT_NEAR(pooled[3], 1.0F, 1e-6);
  EXPECT_NEAR(pooled[4], 0.5F, 0.01);
}

}  // namespace
}  // namespace noroshi::domain
