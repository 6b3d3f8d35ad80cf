// refused: private|no matching (function|constructor)
// C2: only the policy mints permits.
#include "domain/handling/policy.hpp"

using namespace noroshi;
using namespace noroshi::domain;

struct Body;
using ReadPermit = Permit<Action::ReadReport, Body>;

auto ask(const Caller& caller, const Station& station, const ObjectRef& ref, const ObjectFacts& facts) -> Result<ReadPermit> {
#ifdef HONEST
  return decide<Action::ReadReport, Body>(caller, station, {{ref, facts}}, Purpose::Response);
#else
  static_cast<void>(caller);
  static_cast<void>(station);
  static_cast<void>(facts);
  return ReadPermit{{ref}, "analyst@centre", Purpose::Response};
#endif
}
