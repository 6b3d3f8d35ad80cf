#pragma once

#include "domain/severity/compare.hpp"
#include "formats/rules/load_rules.hpp"
#include "formats/rules/toml.hpp"

#include <string>
#include <vector>

namespace noroshi::rules {

/// A worked case inside a table: what is stated, and what the table has to answer.
struct Example {
  std::string place;  ///< "sectors/ele: examples[…]"
  std::string sector;
  UtcTime at;
  domain::Facts facts;
  Value::Table expected;
  bool dated = false;  ///< it names its day; otherwise `at` is that of the first tables
};

/// When an example names no day: the state of knowledge of the first tables.
auto example_day() -> UtcTime;
/// All examples and borders of all tables. Error as `load_rules`.
auto load_examples(const std::vector<RuleFile>& files, const domain::Rules& rules) -> Result<std::vector<Example>>;
/// Runs one; each difference as "route: wanted report_now, is count_only".
auto find_differences(const Example& example, const domain::Rules& rules) -> std::vector<std::string>;

}  // namespace noroshi::rules
