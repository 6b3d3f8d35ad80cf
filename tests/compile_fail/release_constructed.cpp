// refused: private|no matching (function|constructor)
// C1: only release() makes a Release.
#include "domain/handling/release.hpp"

using namespace noroshi;
using namespace noroshi::domain;

auto let_go(Releasable content, const SignedCharter& charter, const ReleaseDecision& decision) -> Result<Release> {
#ifdef HONEST
  return release(std::move(content), charter, decision);
#else
  return Release{std::move(content), charter.charter().id, decision.terms, "approver"};
#endif
}
