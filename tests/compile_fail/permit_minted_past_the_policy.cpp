// refused: private
// C2: the mint answers decide() and permit_machine() alone.
#include "domain/handling/policy.hpp"

using namespace noroshi;
using namespace noroshi::domain;

struct Body;

auto ask(const ObjectRef& ref) {
#ifdef HONEST
  return permit_machine<Action::ReadReport, Body>("preview at filing", {ref});
#else
  return PolicyMint::mint<Action::ReadReport, Body>({ref}, "preview at filing", std::nullopt);
#endif
}
