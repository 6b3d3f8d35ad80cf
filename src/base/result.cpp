#include "base/result.hpp"

#include <cstdio>
#include <cstdlib>

namespace noroshi {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "noroshi: assertion failed: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace noroshi
