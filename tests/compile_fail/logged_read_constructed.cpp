// refused: private|no matching (function|constructor)
// C2: only the log says that a read is logged.
#include "domain/handling/reading.hpp"

using namespace noroshi;
using namespace noroshi::domain;

struct Body;

auto log_read(ReadLog& log, Permit<Action::ReadReport, Body>&& permit) -> Result<LoggedRead<Body>> {
#ifdef HONEST
  return log.append(std::move(permit));
#else
  static_cast<void>(log);
  return LoggedRead<Body>{permit.objects(), 0};
#endif
}
