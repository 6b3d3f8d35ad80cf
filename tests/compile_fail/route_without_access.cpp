// refused: Access
// Security by construction: a route says who may come in, or it is no route.
#include "api/http/route.hpp"

using namespace noroshi;

auto handler(services::House&, const domain::Caller&, const http::Request&) -> Result<http::Response>;

auto table() -> http::RouteTable {
#ifdef HONEST
  return {http::Route{.method = "GET",
                      .path = "threads",
                      .access = http::Access::roles({domain::Role::Auditor}),
                      .summary_ja = "案件",
                      .summary_en = "Cases",
                      .handler = handler}};
#else
  return {http::Route{.method = "GET", .path = "threads", .summary_ja = "案件", .summary_en = "Cases", .handler = handler}};
#endif
}
