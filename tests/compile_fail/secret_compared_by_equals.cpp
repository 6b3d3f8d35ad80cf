// refused: deleted|no match for|invalid operands
// A key is compared in constant time and never copied by accident.
#include "base/secret.hpp"

using namespace noroshi;

auto is_same(const Secret& left, const Secret& right) -> bool {
#ifdef HONEST
  return left.equals(right);
#else
  return left == right;
#endif
}
