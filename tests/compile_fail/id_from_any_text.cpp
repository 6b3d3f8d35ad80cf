// refused: could not convert|no viable conversion|private|cannot convert|no matching
// C11: an id is parsed or drawn, never taken on trust.
#include "domain/report/report.hpp"

using namespace noroshi;
using namespace noroshi::domain;

auto read_id(const std::string& text) -> Result<ThreadId> {
#ifdef HONEST
  return ThreadId::parse(text);
#else
  return ThreadId{text};
#endif
}
