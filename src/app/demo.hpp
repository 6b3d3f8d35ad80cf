#pragma once

#include "app/tables.hpp"

#include <filesystem>
#include <iosfwd>

namespace noroshi::app {

struct DemoOptions {
  std::filesystem::path data = "var/demo";
  int port = 8443;
  bool reset = false;
};

/// Five invented stations in one process, with the ten golden cases of the minutes on their way. Serves until it is told to stop. Writes
/// `credentials.json` when all of them listen and every log is published.
auto run_demo(const DemoOptions& options, const Tables& tables, std::ostream& out, std::ostream& err) -> int;

}  // namespace noroshi::app
