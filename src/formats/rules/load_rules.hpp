#pragma once

#include "base/result.hpp"
#include "domain/triage/rules.hpp"

#include <string>
#include <utility>
#include <vector>

namespace noroshi::rules {

/// Path and text of a table, wherever they came from: the binary, a folder, a proposal under discussion.
using RuleFile = std::pair<std::string, std::string>;

/// Reads `sectors/`, `severity/`, `triage/`, `forms/`, `precedents/` and `practice/*.toml` (by the last folder of the path; others are
/// passed over) into one edition. Error `InvalidInput` with every mistake of every file: `field` is "sectors/ele: rules[ele-1].when".
auto load_rules(const std::vector<RuleFile>& files) -> Result<domain::Rules>;

}  // namespace noroshi::rules
