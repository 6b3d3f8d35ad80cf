#pragma once

#include "domain/statistics/publish.hpp"
#include "formats/json/object.hpp"

#include <optional>
#include <string>
#include <vector>

/// The statistics as the command line writes them and the API answers them: the same members.
namespace noroshi::json {

auto names_with_total(std::vector<std::string> names) -> std::vector<std::string>;
/// Members `rows`, `columns`, `cells` and `withheld`, added to `object`; a hidden cell is null.
void add_published_table(const domain::PublishedTable& table, Object& object);
/// Members `periods` and `years` (the national table) and `kpi`, added to `object`.
void add_national(const domain::Statistics& statistics, Object& object);
/// {alarm, chance, months, since, lost, lost_part}; null when there are too few months.
auto write_published_floor(const std::optional<domain::PublishedFloor>& floor) -> Fragment;

}  // namespace noroshi::json
