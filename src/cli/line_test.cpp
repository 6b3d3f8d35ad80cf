#include "cli/line.hpp"

#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace noroshi::cli {
namespace {

class Line : public testing::Test {
protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("noroshi-line-" + std::string{test->name()});
    std::filesystem::create_directories(folder_);
    options_ = {(folder_ / "cases.jsonl").string(), (folder_ / "verdicts.jsonl").string(), *parse_rfc3339("2026-11-25T00:00:00Z")};
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  auto run(const std::string& cases) -> int {
    std::ofstream{options_.in, std::ios::binary} << cases;
    return run_line(options_, rules::source_rules(), out_, err_);
  }
  auto verdicts() const -> std::vector<std::string> {
    std::ifstream file{options_.out};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }

  std::filesystem::path folder_;
  LineOptions options_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(Line, AnswersEveryLineInOrder) {
  EXPECT_EQ(run("{\"id\":\"1\",\"sector\":\"gas\",\"facts\":{\"households_affected\":99}}\n\n"
                "{\"id\":\"2\",\"sector\":\"gas\",\"facts\":{\"households_affected\":100}}"),
            0);
  ASSERT_EQ(verdicts().size(), 2U);
  EXPECT_TRUE(verdicts()[0].starts_with(R"({"id":"1","statutory":false,)")) << verdicts()[0];
  EXPECT_TRUE(verdicts()[1].starts_with(R"({"id":"2","statutory":true,"clock_hours":24,"clock_from":"occurrence",)")) << verdicts()[1];
  EXPECT_EQ(err_.str(), "");
}

TEST_F(Line, AnswersTheGoodLinesBesideABadOne) {
  EXPECT_EQ(run("{\"id\":\"1\",\"sector\":\"gas\",\"facts\":{\"households_afected\":99}}\n{\"id\":\"2\",\"sector\":\"gas\",\"facts\":{"
                "\"households_affected\":99}}"
                "\nnonsense\n"),
            2);
  ASSERT_EQ(verdicts().size(), 3U);
  EXPECT_NE(verdicts()[0].find("\"nearest\":[\"households_affected\""), std::string::npos) << verdicts()[0];
  EXPECT_NE(verdicts()[1].find("\"statutory\":false"), std::string::npos);
  EXPECT_TRUE(verdicts()[2].starts_with(R"({"id":null,"error":)"));
  EXPECT_NE(err_.str().find("line 1"), std::string::npos);
}

constexpr auto intrusion = R"({"id":"1","sector":"ele","facts":{"intrusion":true,"supply_interrupted_kw":7000,"duration_min":60}})";

TEST_F(Line, SpeaksWithTheRulesOfTheDayAsked) {
  options_.at = "2026-09-30";
  EXPECT_EQ(run(intrusion), 0);
  EXPECT_EQ(verdicts().at(0).find("\"cy-6\""), std::string::npos) << verdicts()[0];
  options_.at = "2026-10-01";
  EXPECT_EQ(run(intrusion), 0);
  EXPECT_NE(verdicts().at(0).find("\"cy-6\""), std::string::npos) << verdicts()[0];
}

TEST_F(Line, KnowsThePhasesOfTheActOf2025) {
  const std::vector<std::pair<std::string, std::string>> phases{{"2025-05-22", ""},     {"2025-05-23", "cy-1"},
                                                                {"2026-09-30", "cy-1"}, {"2026-10-01", "cy-5"},
                                                                {"2027-03-31", "cy-5"}, {"2027-04-01", "cy-5after"}};
  for (const auto& [day, wanted] : phases) {
    options_.at = day;
    EXPECT_EQ(run(intrusion), 0);
    for (const auto* rule : {"cy-1", "cy-5", "cy-5after"}) {
      const bool shown = verdicts().at(0).find("\"" + std::string{rule} + "\"") != std::string::npos;
      EXPECT_EQ(shown, rule == wanted) << rule << " on " << day;
    }
  }
}

TEST_F(Line, GivesTheClockOfTheDayAsked) {
  options_.at = "2016-03-31";
  EXPECT_EQ(run(intrusion), 0);
  EXPECT_NE(verdicts().at(0).find("\"clock_hours\":48"), std::string::npos) << verdicts()[0];
  options_.at = "2016-04-01";
  EXPECT_EQ(run(intrusion), 0);
  EXPECT_NE(verdicts().at(0).find("\"clock_hours\":24"), std::string::npos) << verdicts()[0];
}

TEST_F(Line, NamesTheMinistryThatWaterAnsweredToOnThatDay) {
  constexpr auto outage = R"({"id":"1","sector":"wat","facts":{"water_interrupted_households":50}})";
  options_.at = "2024-03-31";
  EXPECT_EQ(run(outage), 0);
  EXPECT_NE(verdicts().at(0).find("\"wat-1old\""), std::string::npos) << verdicts()[0];
  options_.at = "2024-04-01";
  EXPECT_EQ(run(outage), 0);
  EXPECT_NE(verdicts().at(0).find("\"wat-1\""), std::string::npos) << verdicts()[0];
  EXPECT_EQ(verdicts().at(0).find("\"wat-1old\""), std::string::npos) << verdicts()[0];
}

TEST_F(Line, RefusesADayThatIsNone) {
  options_.at = "2026-02-30";
  EXPECT_EQ(run(intrusion), 2);
  EXPECT_NE(err_.str().find("--at has to be a day"), std::string::npos);
  EXPECT_TRUE(verdicts().empty());
}

TEST_F(Line, SaysWhichFileCannotBeRead) {
  options_.in = (folder_ / "absent.jsonl").string();
  EXPECT_EQ(run_line(options_, rules::source_rules(), out_, err_), 1);
  EXPECT_NE(err_.str().find("absent.jsonl"), std::string::npos);
}

TEST_F(Line, WritesToTheGivenStream) {
  options_.out = "-";
  EXPECT_EQ(run(R"({"id":"1","sector":"wat","facts":{}})"), 0);
  EXPECT_TRUE(out_.str().starts_with(R"({"id":"1","statutory":null,)")) << out_.str();
}

TEST_F(Line, ShowsPrecedentsOnlyWhenAskedFor) {
  const auto* one = R"({"id":"1","sector":"gov","facts":{"spam_only":true,"filtered":false},"text":"迷惑メール"})";
  EXPECT_EQ(run(one), 0);
  EXPECT_EQ(verdicts().front().find("precedents"), std::string::npos);
  options_.precedents = true;
  EXPECT_EQ(run(one), 0);
  EXPECT_NE(verdicts().front().find(R"("precedents":[{"precedent":"pr-spam")"), std::string::npos) << verdicts().front();
  EXPECT_NE(verdicts().front().find(R"("shared":[{"fact":"spam_only","here":{"spam_only":true},"there":{"spam_only":true}}])"),
            std::string::npos)
      << verdicts().front();
  EXPECT_NE(verdicts().front().find(R"("differing":[{"fact":"filtered","here":{"filtered":false},"there":{"filtered":true}}])"),
            std::string::npos)
      << verdicts().front();
  EXPECT_NE(verdicts().front().find(R"("words":["迷惑メール"])"), std::string::npos) << verdicts().front();
}

}  // namespace
}  // namespace noroshi::cli
