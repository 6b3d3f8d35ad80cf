// refused: no matching function|could not convert|no viable conversion
// C1: a report goes through the anonymiser before it can be released.
#include "domain/handling/release.hpp"

using namespace noroshi;
using namespace noroshi::domain;

auto let_go(const Report& report, const AnonymisedReport& anonymised, const SignedCharter& charter, const ReleaseDecision& decision) {
#ifdef HONEST
  static_cast<void>(report);
  return release(anonymised, charter, decision);
#else
  static_cast<void>(anonymised);
  return release(report, charter, decision);
#endif
}
