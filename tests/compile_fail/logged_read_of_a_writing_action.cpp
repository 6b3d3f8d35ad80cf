// refused: only reading actions show bodies
// C2: leave to change a thing opens no body.
#include "domain/handling/reading.hpp"

using namespace noroshi::domain;

struct Body;

#ifdef HONEST
constexpr auto action = Action::ReadClearance;
#else
constexpr auto action = Action::EditClearance;
#endif

auto log_read(ReadLog& log, Permit<action, Body>&& permit) { return log.append(std::move(permit)); }
