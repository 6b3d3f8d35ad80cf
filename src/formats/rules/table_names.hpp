#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace noroshi::rules {

constexpr std::string_view facts_table = "triage/facts";

/// "sectors/ele" of ".../data/sectors/ele.toml"; nothing for files that are no table of the line or the grade.
auto table_name(std::string_view path) -> std::optional<std::string>;

}  // namespace noroshi::rules
