// refused: no matching (function|constructor)
// C6: what is acknowledged is on disk.
#include "domain/handling/durable.hpp"

using namespace noroshi::domain;

auto acknowledge(int value, const Durable& durable) {
#ifdef HONEST
  return Written<int>{value, durable};
#else
  static_cast<void>(durable);
  return Written<int>{value};
#endif
}
