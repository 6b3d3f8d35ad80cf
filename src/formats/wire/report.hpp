#pragma once

#include "base/bytes.hpp"
#include "domain/report/report.hpp"

namespace noroshi::wire {

/// The body of a report where it was filed: what the reporter said. Reading it gives an input again, never a Report: that takes
/// `check_report`.
auto encode_report_input(const domain::ReportInput& input) -> Bytes;
auto decode_report_input(BytesView bytes) -> Result<domain::ReportInput>;

}  // namespace noroshi::wire
