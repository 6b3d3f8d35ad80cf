#include "cli/names.hpp"

#include "base/text.hpp"
#include "formats/json/parse.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace noroshi::cli {
namespace {

/// As where the dictionary is missing.
class NoMorphemes final : public ports::MorphemeSplitter {
public:
  auto split(const domain::NormalText&) const -> domain::Morphemes override { return {}; }
};

auto source_model() -> const domain::TagModel& {
  static const auto model = [] {
    std::ifstream file{"data/models/names.bin", std::ios::binary};
    auto read = domain::TagModel::read(std::string{std::istreambuf_iterator<char>{file}, {}}, domain::name_layout);
    if (!read) ADD_FAILURE() << read.error().message;
    return std::move(*read);
  }();
  return model;
}

class Names : public testing::Test {
protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("noroshi-names-" + std::string{test->name()});
    std::filesystem::create_directories(folder_);
    options_ = {(folder_ / "in.jsonl").string(), (folder_ / "out.jsonl").string()};
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  auto run(const std::string& lines) -> int {
    std::ofstream{options_.in, std::ios::binary} << lines;
    const auto status = run_names(options_, source_model(), NoMorphemes{}, out_, err_);
    std::ifstream file{options_.out};
    for (std::string line; std::getline(file, line);) answers_.push_back(line);
    return status;
  }

  std::filesystem::path folder_;
  NamesOptions options_;
  std::vector<std::string> answers_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(Names, AnswersWithSpansAndOneMarginalPerCodePointOfTheRawText) {
  const std::string text = "㈱北原電力の　佐藤花子社長は😀東京で会見した。";
  EXPECT_EQ(run(R"({"id":"7","text":")" + text + R"(","entities":[]})" + "\n"), 0);
  ASSERT_EQ(answers_.size(), 1U);
  const auto answer = json::parse(answers_[0]);
  ASSERT_TRUE(answer) << answers_[0];
  EXPECT_EQ(*answer->find("id")->text(), "7");
  const auto points = count_code_points(text);
  ASSERT_EQ(answer->find("marginal")->items()->size(), points);
  for (const auto& probability : *answer->find("marginal")->items()) {
    EXPECT_GE(*probability.number(), 0.0);
    EXPECT_LE(*probability.number(), 1.0);
  }
  std::int64_t before = 0;
  for (const auto& span : *answer->find("spans")->items()) {
    EXPECT_GE(*span.find("start")->integer(), before);
    EXPECT_LT(*span.find("start")->integer(), *span.find("end")->integer());
    before = *span.find("end")->integer();
    const auto& kinds = source_model().heads().front().scheme.kinds;
    EXPECT_NE(std::ranges::find(kinds, *span.find("type")->text()), kinds.end());
    EXPECT_LE(*span.find("score")->number(), 1.0);
  }
  EXPECT_LE(before, static_cast<std::int64_t>(points));
}

TEST_F(Names, ATextWithoutCharactersHasNoNames) {
  EXPECT_EQ(run("{\"id\":\"1\",\"text\":\"\"}\n\n"), 0);
  ASSERT_EQ(answers_.size(), 1U);
  EXPECT_EQ(answers_[0], R"({"id":"1","spans":[],"marginal":[]})");
}

TEST_F(Names, ALineWithAMistakeIsAnsweredWithItAndTheOthersAreTagged) {
  EXPECT_EQ(run("{\"id\":\"1\"}\n{\"id\":\"2\",\"text\":\"異常なし\"}\n"), 2);
  ASSERT_EQ(answers_.size(), 2U);
  EXPECT_NE(answers_[0].find("\"error\""), std::string::npos);
  EXPECT_NE(answers_[1].find("\"id\":\"2\""), std::string::npos);
  EXPECT_NE(err_.str().find("line 1"), std::string::npos);
}

TEST_F(Names, BytesThatAreNoTextAreAMistakeOfTheirLineAlone) {
  EXPECT_EQ(run("{\"id\":\"1\",\"text\":\"\xFF\xFE\"}\n\x01\n{\"id\":\"3\",\"text\":\"\\u0000\\u001b[2J東京\"}\n"), 2);
  ASSERT_EQ(answers_.size(), 3U);
  EXPECT_NE(answers_[0].find("\"error\""), std::string::npos);
  EXPECT_NE(answers_[1].find("\"error\""), std::string::npos);
  EXPECT_NE(answers_[2].find("\"id\":\"3\""), std::string::npos) << answers_[2];
}

TEST_F(Names, AFileThatIsNotThereIsNamed) {
  options_.in = (folder_ / "absent.jsonl").string();
  EXPECT_EQ(run_names(options_, source_model(), NoMorphemes{}, out_, err_), 1);
  EXPECT_NE(err_.str().find("absent.jsonl"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::cli
