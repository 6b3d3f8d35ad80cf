#pragma once

#include "formats/rules/examples.hpp"
#include "formats/rules/table_reader.hpp"

#include <string>
#include <vector>

namespace noroshi::rules {

/// Both sides of a line in one row: with `no` (a value, or a day) the row named by `rule` does not speak, with `yes` it does.
///   { rule = "ele-1", sector = "ele", fact = "duration_min", with = { supply_interrupted_kw = 7_000 }, no = 59, yes = 60 }
///   { rule = "cy-6", sector = "ele", with = { intrusion = true }, no_at = "2026-09-30", yes_at = "2026-10-01" }
/// Appended as two examples. `clock_hours`, when it stands there, is the clock of the second.
void append_borders(TableReader& table, const std::string& name, const domain::Rules& rules, std::vector<Example>& examples);

}  // namespace noroshi::rules
