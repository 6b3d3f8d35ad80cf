#pragma once

#include "services/report/file_report.hpp"

namespace noroshi::services {

/// The answer to a filing, rebuilt from what is stored: receipt, reading, clearances. Shows no body.
auto read_filed(House& house, const domain::ReportId& report) -> Result<Filed>;

}  // namespace noroshi::services
