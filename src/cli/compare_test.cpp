#include "cli/compare.hpp"

#include "formats/rules/source_tables_test.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace noroshi::cli {
namespace {

/// The tables of the source tree with one number of the gas sector changed.
auto gas_from_eighty() -> domain::Rules {
  auto files = rules::source_table_files();
  for (auto& [path, text] : files) {
    constexpr std::string_view hundred = "[\"households_affected >= 100\"";
    const auto at = path.ends_with("sectors/gas.toml") ? text.find(hundred) : std::string::npos;
    if (at != std::string::npos) text.replace(at, hundred.size(), "[\"households_affected >= 80\"");
  }
  auto loaded = rules::load_rules(files);
  EXPECT_TRUE(loaded.has_value());
  return *std::move(loaded);
}

TEST(Compare, PrintsWhatDiffersPerCaseAndASum) {
  const auto path = std::filesystem::temp_directory_path() / "noroshi-compare.jsonl";
  std::ofstream{path, std::ios::binary} << R"({"id":"below","sector":"gas","facts":{"households_affected":79}})"
                                        << "\n"
                                        << R"({"id":"between","sector":"gas","facts":{"households_affected":80}})"
                                        << "\n"
                                        << R"({"id":"other","sector":"ele","facts":{"households_affected":80}})"
                                        << "\n";
  const LineOptions options{path.string(), "-", *parse_rfc3339("2026-11-25T00:00:00Z")};
  std::ostringstream out;
  std::ostringstream err;
  const auto after = gas_from_eighty();
  EXPECT_EQ(run_compare(options, rules::source_rules(), after, out, err), 0);
  EXPECT_EQ(err.str(), "");
  std::istringstream lines{out.str()};
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  EXPECT_TRUE(line.starts_with(R"({"id":"between","differences":[)")) << line;
  EXPECT_NE(line.find(R"({"field":"statutory","before":"false","after":"true"})"), std::string::npos) << line;
  EXPECT_NE(line.find(R"({"field":"clock_hours","before":"none","after":"24"})"), std::string::npos) << line;
  EXPECT_NE(line.find("gas-2"), std::string::npos) << line;
  ASSERT_TRUE(std::getline(lines, line));
  EXPECT_TRUE(line.starts_with(R"({"cases":3,"changed":1,"by_field":{)")) << line;
  EXPECT_NE(line.find(after.sha256), std::string::npos);
  EXPECT_FALSE(std::getline(lines, line));
  std::filesystem::remove(path);
}

TEST(Compare, FindsNoDifferenceBetweenTheSameTables) {
  const auto path = std::filesystem::temp_directory_path() / "noroshi-compare-same.jsonl";
  std::ofstream{path, std::ios::binary} << R"({"id":"1","sector":"gas","facts":{"households_affected":100}})"
                                        << "\nnonsense\n";
  std::ostringstream out;
  std::ostringstream err;
  const LineOptions options{path.string(), "-", *parse_rfc3339("2026-11-25T00:00:00Z")};
  EXPECT_EQ(run_compare(options, rules::source_rules(), rules::source_rules(), out, err), 2);  // the nonsense is named
  EXPECT_NE(out.str().find(R"("cases":1,"changed":0)"), std::string::npos) << out.str();
  std::filesystem::remove(path);
}

TEST(Compare, RefusesADayThatIsNone) {
  LineOptions options{"-", "-", *parse_rfc3339("2026-11-25T00:00:00Z")};
  options.at = "2026-13-01";
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(run_compare(options, rules::source_rules(), rules::source_rules(), out, err), 2);
  EXPECT_NE(err.str().find("--at"), std::string::npos) << err.str();
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace noroshi::cli
