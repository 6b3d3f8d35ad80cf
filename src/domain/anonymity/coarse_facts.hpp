#pragma once

#include "domain/anonymity/anonymity_set.hpp"
#include "domain/triage/facts.hpp"

#include <map>
#include <string>
#include <vector>

namespace noroshi::domain {

struct Rules;  // domain/triage/rules.hpp

/// By fact: the numbers at which some row of the line or the grade changes its mind, sorted. A value from a border on is judged otherwise
/// than one below it.
using FactBorders = std::map<std::string, std::vector<double>, std::less<>>;
auto fact_borders(const Rules& rules) -> FactBorders;

/// One significant digit, rounded down, but never past a border: whoever gets the coarser number comes to the same line and grade.
/// 42,731 → 40,000; 119 with a border at 110 → 110. What is below 10 stays as it is.
auto coarsen_number(double value, const std::vector<double>& borders) -> double;

/// Every number of `facts` as coarse as `level` asks for. At `Magnitude` and above, facts that count customers lose their number altogether
/// where it could still be said exactly to one digit: what the line needs is then answered by the source's own reading, which travels
/// along.
auto coarsen_facts(const Facts& facts, const FactBorders& borders, const SetTables& tables, ScaleLevel level) -> Facts;

}  // namespace noroshi::domain
