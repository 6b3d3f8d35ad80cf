// refused: no matching function
// C2: what was read goes out as Released alone.
#include "api/http/message.hpp"

using namespace noroshi;

auto render(const std::string& text) -> std::string;

auto answer(domain::Unreleased<std::string>&& body, const domain::Durable& durable) -> http::Response {
#ifdef HONEST
  const auto released = std::move(body).commit(durable);
  return http::respond(200, released, render);
#else
  static_cast<void>(durable);
  return http::respond(200, body, render);
#endif
}
