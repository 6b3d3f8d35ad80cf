// refused: no matching function|could not convert|no viable conversion
// C1: the plain content of a report is no proof that somebody anonymised it.
#include "domain/handling/release.hpp"

using namespace noroshi;
using namespace noroshi::domain;

auto let_go(const ReportContent& content, const TallyContent& counts, const SignedCharter& charter, const ReleaseDecision& decision) {
#ifdef HONEST
  static_cast<void>(content);
  return release(counts, charter, decision);
#else
  static_cast<void>(counts);
  return release(content, charter, decision);
#endif
}
