#include "cli/statistics.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace noroshi::cli {
namespace {

class Statistics : public testing::Test {
protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("noroshi-statistics-" + std::string{test->name()});
    std::filesystem::create_directories(folder_);
    options_ = {(folder_ / "records.jsonl").string(), (folder_ / "table.json").string(), "type", true};
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  auto run(const std::string& lines) -> int {
    std::ofstream{options_.in, std::ios::binary} << lines;
    return run_statistics(options_, {}, err_);
  }
  auto written() const -> std::string {
    std::ifstream file{options_.out};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  std::filesystem::path folder_;
  StatisticsOptions options_;
  std::ostringstream err_;
};

auto line(int month, const std::string& event, int giver) -> std::string {
  return "{\"received_at\":\"2023-" + std::string{month < 10 ? "0" : ""} + std::to_string(month) + "-10T00:00:00Z\",\"event\":\"" + event +
         "\",\"organisation\":\"o" + std::to_string(giver) + "\"}\n";
}

/// A year of six near misses and twenty others a month; none of the former from July on.
auto year_with_a_line() -> std::string {
  std::string lines;
  for (int month = 1; month <= 12; ++month) {
    for (int i = 0; i < 20; ++i) lines += line(month, i % 2 ? "leak" : "unavailable", i);
    for (int i = 0; i < 6 && month < 7; ++i) lines += line(month, "near_miss", i);
  }
  return lines;
}

TEST_F(Statistics, ShowsTheTableAndThatTheFloorFellInJuly) {
  ASSERT_EQ(run(year_with_a_line()), 0) << err_.str();
  EXPECT_NE(
      written().find(R"("columns":["near_miss","leak","destruction","unavailable","malware","execution","intrusion","other","total"])"),
      std::string::npos)
      << written();
  EXPECT_NE(written().find(R"("alarm":true)"), std::string::npos) << written();
  EXPECT_NE(written().find(R"("since":"2023-07")"), std::string::npos) << written();
  EXPECT_NE(written().find(R"("computable":[])"), std::string::npos) << written();
}

TEST_F(Statistics, HidesASmallCellInJsonAndCsv) {
  auto lines = year_with_a_line();
  for (int i = 0; i < 2; ++i) lines += line(11, "intrusion", i);
  options_.out = (folder_ / "table.csv").string();
  ASSERT_EQ(run(lines), 0) << err_.str();
  EXPECT_EQ(written().find(",2,"), std::string::npos) << written();
  EXPECT_NE(written().find(",x"), std::string::npos) << written();
}

TEST_F(Statistics, RefusesAFileWithAMistakeAndNamesTheLine) {
  EXPECT_EQ(run(line(4, "leak", 1) + "{\"event\":\"theft\"}\n"), 2);
  EXPECT_NE(err_.str().find("line 2"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(options_.out));
}

}  // namespace
}  // namespace noroshi::cli
