// refused: no matching|could not convert|no viable conversion|invalid initialization
// C2: leave to read a bulletin is no leave to read a report.
#include "domain/handling/reading.hpp"

using namespace noroshi::domain;

struct ReportBody;
struct BulletinBody;

auto open_report(Permit<Action::ReadReport, ReportBody>&& permit) -> Permit<Action::ReadReport, ReportBody>;

auto pass(Permit<Action::ReadReport, ReportBody>&& report, Permit<Action::ReadBulletin, BulletinBody>&& bulletin) {
#ifdef HONEST
  static_cast<void>(bulletin);
  return open_report(std::move(report));
#else
  static_cast<void>(report);
  return open_report(std::move(bulletin));
#endif
}
