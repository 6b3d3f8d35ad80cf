// refused: private|no matching (function|constructor)
// C2: response writers take a Released, and commit() alone makes one.
#include "domain/handling/reading.hpp"

using namespace noroshi::domain;

auto respond(Unreleased<std::string>&& body, const Durable& durable, const std::string& text) -> Released<std::string> {
#ifdef HONEST
  static_cast<void>(text);
  return std::move(body).commit(durable);
#else
  static_cast<void>(body);
  static_cast<void>(durable);
  return Released<std::string>{text};
#endif
}
