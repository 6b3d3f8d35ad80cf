# Writes the source of app::build_info() to OUTPUT when it differs from what is there.
execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12 --match=NeverATag
                OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  set(commit "unknown")
endif()
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
#include "app/build_info.hpp"

namespace noroshi::app {

auto build_info() -> BuildInfo { return {.version = "@VERSION@", .commit = "@commit@"}; }

}
]])
