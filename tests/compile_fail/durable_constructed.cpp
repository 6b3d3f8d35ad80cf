// refused: private|no matching (function|constructor)
// C6: the store alone says that something is on disk.
#include "domain/handling/durable.hpp"
#include "ports/store.hpp"

using namespace noroshi;

auto store(ports::Store& store, const ports::Store::Work& work) -> Result<domain::Durable> {
#ifdef HONEST
  return store.write(work);
#else
  static_cast<void>(store);
  static_cast<void>(work);
  return domain::Durable{1};
#endif
}
