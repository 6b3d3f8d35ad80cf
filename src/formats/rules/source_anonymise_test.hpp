#pragma once

#include "formats/rules/anonymise_rules.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace noroshi::rules {

/// The tables of the source tree; the suite runs in its root.
inline auto source_anonymise_files() -> std::vector<RuleFile> {
  std::vector<RuleFile> files;
  for (const auto& entry : std::filesystem::directory_iterator{"data/anonymise"}) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream stream{entry.path(), std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    files.emplace_back(entry.path().generic_string(), text.str());
  }
  return files;
}

inline auto source_anonymise() -> const AnonymiseEdition& {
  static const auto edition = [] {
    auto loaded = load_anonymise_rules(source_anonymise_files());
    if (!loaded) {
      ADD_FAILURE() << loaded.error().message;
      for (const auto& mistake : loaded.error().fields) ADD_FAILURE() << mistake.field << ": " << mistake.message;
      return AnonymiseEdition{};
    }
    return std::move(*loaded);
  }();
  return edition;
}

}  // namespace noroshi::rules
