// refused: no member named|has no member|private
// C2: no byte goes out before its log entry is durable.
#include "domain/handling/reading.hpp"

using namespace noroshi::domain;

auto respond(Unreleased<std::string>&& body, const Durable& durable) -> std::string {
#ifdef HONEST
  return std::move(body).commit(durable).value();
#else
  static_cast<void>(durable);
  return body.value();
#endif
}
