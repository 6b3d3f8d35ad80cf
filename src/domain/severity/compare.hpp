#pragma once

#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"

#include <map>
#include <string>
#include <vector>

namespace noroshi::domain {

/// A case to try tables on: an example of a table, a precedent, a past reading.
struct WorkedCase {
  std::string place;  ///< "sectors/ele: 30,000 users for 120 minutes"
  std::string sector;
  Facts facts;
  UtcTime at;
  friend auto operator==(const WorkedCase&, const WorkedCase&) -> bool = default;
};

/// One point in which two editions answer the same case differently.
struct Difference {
  std::string field;  ///< "statutory", "clock_hours", "rules", "level", …
  std::string before;
  std::string after;
  friend auto operator==(const Difference&, const Difference&) -> bool = default;
};

/// Every part of an answer that has one value, as text: "true", "unknown", "24", "none".
auto name_answers(const Verdict& verdict, const Assessment& assessment) -> std::map<std::string, std::string>;
/// The row of the layer, and the rules and rows that decided, by id, in the order of the answer.
auto list_rule_ids(const Verdict& verdict, const Assessment& assessment, const SeverityTable& table) -> std::vector<std::string>;

/// Answers one case under both editions; nothing when they agree.
auto compare_editions(const WorkedCase& asked, const Rules& before, const Rules& after) -> std::vector<Difference>;

}  // namespace noroshi::domain
