// refused: private|no matching (function|constructor)
// C1: only name_report() puts a name on a report, after a look at the charter.
#include "domain/handling/release.hpp"

using namespace noroshi;
using namespace noroshi::domain;

auto name(const Report& report, const Organisation& organisation, const SignedCharter& charter) -> Result<NamedReport> {
#ifdef HONEST
  return name_report(report, organisation, charter, std::nullopt, 1);
#else
  static_cast<void>(charter);
  ReportContent content;
  content.organisation = organisation.name_ja;
  content.text = report.input().what_i_know;
  return NamedReport{content, {}};
#endif
}
