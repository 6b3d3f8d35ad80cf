// refused: deleted
// C1: one proof, one crossing.
#include "domain/handling/release.hpp"

using namespace noroshi::domain;

auto cross(Release&& proof) -> Release {
#ifdef HONEST
  return std::move(proof);
#else
  return proof;
#endif
}

auto cross_twice(Release& proof) -> Release {
#ifdef HONEST
  return std::move(proof);
#else
  return Release{proof};
#endif
}
