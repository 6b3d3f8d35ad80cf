#pragma once

#include "domain/arrow/charter.hpp"

#include <string>
#include <string_view>

namespace noroshi::app {

/// The terms of a charter template (`data/charters/<name>.toml`) between two ends, still unsigned. Official Japanese, English beside it.
auto fill_charter_template(std::string_view toml, const std::string& name, domain::CharterId id, domain::CharterEnd from,
                           domain::CharterEnd to, UtcTime now) -> Result<domain::Charter>;

}  // namespace noroshi::app
