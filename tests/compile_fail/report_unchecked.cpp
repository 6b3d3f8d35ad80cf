// refused: private|no matching (function|constructor)
// C1: the chain begins with a report that was checked.
#include "domain/report/report.hpp"

using namespace noroshi;
using namespace noroshi::domain;

auto take_in(ReportInput input, const Terms& terms) -> Result<Report> {
#ifdef HONEST
  return check_report(std::move(input), terms);
#else
  return Report{std::move(input), terms};
#endif
}
