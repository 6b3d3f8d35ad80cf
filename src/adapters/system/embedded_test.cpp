#include "adapters/system/embedded.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace noroshi::system {
namespace {

auto read_tables_of_the_tree() -> std::map<std::string, std::string> {
  std::map<std::string, std::string> files;
  if (!std::filesystem::exists("data")) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{"data"}) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream stream{entry.path(), std::ios::binary};
    files[entry.path().generic_string()] = {std::istreambuf_iterator<char>{stream}, {}};
  }
  return files;
}

TEST(EmbeddedFiles, AreTheTablesOfTheTreeByteForByte) {
  std::map<std::string, std::string> embedded;
  for (const auto& file : embedded_files()) {
    if (file.path.starts_with("data/") && file.path.ends_with(".toml")) embedded[std::string{file.path}] = file.bytes;
  }
  EXPECT_EQ(embedded, read_tables_of_the_tree());
}

TEST(EmbeddedFiles, AreSortedByPathWithoutDoubles) {
  const auto files = embedded_files();
  EXPECT_EQ(std::adjacent_find(files.begin(), files.end(), [](const auto& left, const auto& right) { return left.path >= right.path; }),
            files.end());
}

}  // namespace
}  // namespace noroshi::system
