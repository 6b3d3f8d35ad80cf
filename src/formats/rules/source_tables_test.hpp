#pragma once

#include "formats/rules/load_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace noroshi::rules {

/// The tables of the source tree; the suite runs in its root.
inline auto source_table_files() -> std::vector<RuleFile> {
  std::vector<RuleFile> files;
  for (const auto* folder :
       {"data/sectors", "data/severity", "data/triage", "data/forms", "data/statistics", "data/precedents", "data/practice"}) {
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
      std::ifstream stream{entry.path(), std::ios::binary};
      std::ostringstream text;
      text << stream.rdbuf();
      files.emplace_back(entry.path().generic_string(), text.str());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline auto source_rules() -> const domain::Rules& {
  static const auto rules = [] {
    auto loaded = load_rules(source_table_files());
    if (!loaded) {
      for (const auto& mistake : loaded.error().fields) ADD_FAILURE() << mistake.field << ": " << mistake.message;
      return domain::Rules{};
    }
    return std::move(*loaded);
  }();
  return rules;
}

}  // namespace noroshi::rules
