#include "cli/anonymise.hpp"

#include "formats/json/parse.hpp"
#include "formats/rules/source_anonymise_test.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace noroshi::cli {
namespace {

class Anonymise : public testing::Test {
protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("noroshi-anonymise-" + std::string{test->name()});
    std::filesystem::create_directories(folder_);
    options_ = {(folder_ / "in.jsonl").string(), (folder_ / "out.jsonl").string()};
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  auto run(const std::string& lines) -> int {
    std::ofstream{options_.in, std::ios::binary} << lines;
    return run_anonymise(options_, rules::source_anonymise().rules, out_, err_);
  }
  auto answers() const -> std::vector<std::string> {
    std::ifstream file{options_.out};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }

  std::filesystem::path folder_;
  AnonymiseOptions options_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(Anonymise, AnswersWithTheMaskedTextItsMasksAndTheAttackFacts) {
  EXPECT_EQ(run(R"({"id":"1","text":"北原電力は203[.]0[.]113[.]5から攻撃を受けた","registry":{"names":["北原電力"]},"other":1})"), 0);
  ASSERT_EQ(answers().size(), 1U);
  EXPECT_EQ(
      answers()[0],
      R"({"id":"1","masked_text":"〔組織A〕は203[.]0[.]113[.]5から攻撃を受けた","refused":false,)"
      R"("indicators":[{"type":"ip","value":"203.0.113.5","start":5,"end":22}],)"
      R"("masks":[{"start":0,"end":4,"type":"ORG","role":"victim","reason":"registry:name","score":1,"decision":"mask","replacement":"〔組織A〕"},)"
      R"({"start":5,"end":22,"type":"IP","role":"attacker","reason":"defanged","score":1,"decision":"keep","replacement":""}]})");
}

TEST_F(Anonymise, ARefusedReportIsAnAnswer) {
  EXPECT_EQ(run("{\"id\":\"1\",\"text\":\"番号は123456789018\"}\n{\"id\":\"2\",\"text\":\"異常なし\"}\n"), 0);
  ASSERT_EQ(answers().size(), 2U);
  EXPECT_NE(answers()[0].find("\"refused\":\"anonymise_blocked"), std::string::npos) << answers()[0];
  EXPECT_EQ(answers()[0].find("123456789018"), std::string::npos);
  EXPECT_EQ(answers()[1], R"({"id":"2","masked_text":"異常なし","refused":false,"indicators":[],"masks":[]})");
}

TEST_F(Anonymise, NamesTheBadLineAndAnswersTheGoodOnes) {
  EXPECT_EQ(run("{\"id\":\"1\"}\n{\"id\":\"2\",\"text\":\"異常なし\"}\nnonsense\n"), 2);
  ASSERT_EQ(answers().size(), 3U);
  EXPECT_NE(answers()[0].find("text"), std::string::npos);
  EXPECT_NE(answers()[1].find("\"refused\":false"), std::string::npos);
  EXPECT_NE(err_.str().find("line 1"), std::string::npos);
}

TEST_F(Anonymise, SaysWhichFileCannotBeRead) {
  options_.in = (folder_ / "absent.jsonl").string();
  EXPECT_EQ(run_anonymise(options_, rules::source_anonymise().rules, out_, err_), 1);
  EXPECT_NE(err_.str().find("absent.jsonl"), std::string::npos);
}

TEST_F(Anonymise, ScoresAgainstWhatPeopleMarked) {
  options_.score = AnonymiseOptions::Score::Print;
  EXPECT_EQ(run(R"({"id":"1","text":"北原電力のあずみが203[.]0[.]113[.]5を見た","spans":[)"
                R"({"start":0,"end":4,"type":"ORG","role":"victim","text":"北原電力"},)"
                R"({"start":5,"end":8,"type":"PERSON","role":"victim","text":"あずみ"},)"
                R"({"start":9,"end":26,"type":"IP","role":"attacker","text":"203[.]0[.]113[.]5"}]})"),
            0);
  const auto figures = out_.str();
  EXPECT_NE(figures.find("(3/7)"), std::string::npos) << figures;  // direct characters visible
  EXPECT_NE(figures.find("100.00 %  (1/1)"), std::string::npos) << figures;
  EXPECT_NE(figures.find("victim     PERSON            1    0.0 %  100.0 %        3      0.0 %"), std::string::npos) << figures;
  EXPECT_NE(figures.find("attacker   IP                1    0.0 %  100.0 %       17      0.0 %"), std::string::npos) << figures;
}

// The figures of the sample reports are a floor that a change of the rules may not go under unseen; they are no claim about other texts.
TEST_F(Anonymise, TheSampleReportsLoseTheirRegisteredNames) {
  const auto* named = std::getenv("NOROSHI_SHARED");
  const std::filesystem::path reports = std::filesystem::path{named == nullptr ? "../shared" : named} / "data/deid/reports.jsonl";
  if (!std::filesystem::exists(reports)) GTEST_SKIP() << reports << " is not here";
  options_.in = reports.string();
  options_.score = AnonymiseOptions::Score::Print;
  EXPECT_EQ(run_anonymise(options_, rules::source_anonymise().rules, out_, err_), 0);
  EXPECT_EQ(answers().size(), 20U);
  EXPECT_NE(out_.str().find("(0 refused)"), std::string::npos) << out_.str();
}

}  // namespace
}  // namespace noroshi::cli
