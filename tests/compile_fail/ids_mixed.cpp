// refused: could not convert|no viable conversion|cannot convert|no matching|invalid initialization
// C11: the id of one kind of thing is not that of another.
#include "domain/report/report.hpp"

using namespace noroshi::domain;

auto find(const ReportId& report) -> ReportId;

auto look_up(const ReportId& report, const OrganisationId& member) {
#ifdef HONEST
  static_cast<void>(member);
  return find(report);
#else
  static_cast<void>(report);
  return find(member);
#endif
}
