#pragma once

#include "services/report/file_report.hpp"

namespace noroshi::services {

/// The answer to a filing, rebuilt from what is stored: receipt, reading, clearances; and the decided cases near to what was `told` just
/// now. Opens no body.
auto read_filed(House& house, const domain::ReportId& report, const domain::ReportInput& told) -> Result<Filed>;

}  // namespace noroshi::services
