// refused: deleted
// C2: one permit, one log entry.
#include "domain/handling/reading.hpp"

using namespace noroshi;
using namespace noroshi::domain;

struct Body;

auto log_read(ReadLog& log, Permit<Action::ReadReport, Body>& permit) {
#ifdef HONEST
  return log.append(std::move(permit));
#else
  return log.append(Permit<Action::ReadReport, Body>{permit});
#endif
}
