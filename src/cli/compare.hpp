#pragma once

#include "cli/line.hpp"

namespace noroshi::cli {

/// `noroshi line --in cases.jsonl --rules DIR --compare DIR2`: the same cases under both editions. One JSON line for each case that is
/// answered otherwise, with every part that differs, and a last line that counts. Exit codes as `run_line`: a difference is no failure.
auto run_compare(const LineOptions& options, const domain::Rules& before, const domain::Rules& after, std::ostream& out, std::ostream& err)
    -> int;

}  // namespace noroshi::cli
