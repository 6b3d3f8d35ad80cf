#pragma once

#include "domain/statistics/rules.hpp"
#include "formats/rules/table_reader.hpp"

#include <string>

namespace noroshi::rules {

/// `name` is "statistics/disclosure", "statistics/floor" or "statistics/events"; another is a mistake.
void read_statistics(const std::string& name, TableReader& reader, const domain::FactDictionary& dictionary,
                     domain::StatisticsRules& statistics);

}  // namespace noroshi::rules
