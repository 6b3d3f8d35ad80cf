#pragma once

#include "domain/anonymise/rules.hpp"
#include "domain/triage/rules.hpp"
#include "formats/rules/load_rules.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::app {

/// Everything that experts edit, as the process uses it.
struct Tables {
  std::vector<rules::RuleFile> files;  ///< what `rules` was read from
  domain::Rules rules;
  domain::AnonymiseRules anonymise;
  std::map<std::string, std::string> charters;  ///< template name → TOML
  std::string demo_cast;
  std::string demo_cases;
};

/// The tables in the binary, or those of `folder` in their place (`--rules DIR`, laid out like `data/`). Every mistake is named by file and
/// key.
auto load_tables(const std::optional<std::filesystem::path>& folder) -> Result<Tables>;

}  // namespace noroshi::app
