#include "api/relay/routes.hpp"

#include "services/relay/receive_dispatch.hpp"

namespace noroshi::relay_door {
namespace {

auto receive(services::House& house, const http::Request& request) -> Result<http::Response> {
  auto answer = NOROSHI_TRY(services::receive_dispatch(house, as_bytes(request.body)));
  return http::respond(200, http::Plain{http::PlainKind::SignedWord, std::move(answer)});
}

}  // namespace

auto routes() -> http::RouteTable {
  return {{.method = "POST",
           .path = "dispatches",
           .access = http::Access::relay(),
           .body_bytes_max = domain::limits::dispatch_bytes_max,
           .request = http::Schema::anything(),
           .response = http::Schema::anything(),
           .summary_ja = "配送物を受け取る",
           .summary_en = "Take in a dispatch",
           .handler = receive}};
}

}  // namespace noroshi::relay_door
