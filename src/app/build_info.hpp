#pragma once

#include <string_view>

namespace noroshi::app {

struct BuildInfo {
  std::string_view version;
  std::string_view commit;  // with "-dirty" when the tree had changes, "unknown" outside a git tree
};

auto build_info() -> BuildInfo;

}  // namespace noroshi::app
