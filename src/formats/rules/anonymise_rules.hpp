#pragma once

#include "base/result.hpp"
#include "domain/anonymise/rules.hpp"
#include "formats/rules/load_rules.hpp"

#include <string>
#include <vector>

namespace noroshi::rules {

/// A passage of a table with what has to go from it and what has to stay, with nothing in the registry.
struct AnonymiseExample {
  std::string place;  ///< "anonymise/names: examples[0]"
  std::string text;
  std::vector<std::string> masked, kept;
};

struct AnonymiseEdition {
  domain::AnonymiseRules rules;
  std::vector<AnonymiseExample> examples;
  std::vector<domain::PatternRule> patterns;  ///< with their own examples
};

/// Reads `anonymise/*.toml` (by the last folder of the path; others are passed over) into one edition whose digest covers every byte.
/// Error `InvalidInput` with every mistake of every file: `field` is "anonymise/patterns: patterns[3].check".
auto load_anonymise_rules(const std::vector<RuleFile>& files) -> Result<AnonymiseEdition>;

/// Whether the facts that count customers are numbers of the dictionary; a misspelt one would leave exactly. Names the nearest that is.
auto check_scale_facts(const domain::SetTables& sets, const domain::FactDictionary& dictionary) -> Result<>;

}  // namespace noroshi::rules
