// refused: private|no matching (function|constructor)
// C1: only anonymise() says that a report is anonymised.
#include "domain/handling/release.hpp"

using namespace noroshi;
using namespace noroshi::domain;

auto prepare(const Report& report, const AnonymiseContext& context) -> Result<AnonymisedReport> {
#ifdef HONEST
  return anonymise(report, std::nullopt, context, ReportPart::Whole, std::nullopt, 1);
#else
  static_cast<void>(context);
  ReportContent content;
  content.text = report.input().what_i_know;
  return AnonymisedReport{content, {}, {}};
#endif
}
