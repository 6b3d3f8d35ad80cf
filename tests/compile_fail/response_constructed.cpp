// refused: private|no matching (function|constructor)
// C2, C6: a body comes into a response by `respond` alone.
#include "api/http/message.hpp"

using namespace noroshi;

auto answer(const domain::Written<std::string>& written, std::string (*render)(const std::string&)) -> http::Response {
#ifdef HONEST
  return http::respond(201, written, render);
#else
  return http::Response{201, "application/json", render(written.value())};
#endif
}
