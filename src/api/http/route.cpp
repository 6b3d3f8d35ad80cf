#include "api/http/route.hpp"

#include "api/http/router.hpp"

#include <algorithm>

namespace noroshi::http {

auto Access::roles(std::set<domain::Role> roles) -> Access {
  NOROSHI_ASSERT(!roles.empty());
  return {Auth::Session, std::move(roles)};
}

auto Access::everyone() -> Access { return {Auth::Session, {}}; }

auto Access::admits(const domain::Caller& caller) const -> bool {
  if (auth_ != Auth::Session) return false;
  if (roles_.empty()) return true;
  return std::any_of(roles_.begin(), roles_.end(), [&caller](domain::Role role) { return caller.has(role); });
}

void check_routes(const RouteTable& routes) {
  std::set<std::string> shapes;
  for (const auto& route : routes) {
    NOROSHI_ASSERT(!route.path.empty() && route.path.front() != '/' && route.path.back() != '/');
    NOROSHI_ASSERT(shapes.insert(route.method + " " + shape_of(route.path)).second);
    const bool wants_caller = std::holds_alternative<Handler>(route.handler);
    NOROSHI_ASSERT(wants_caller == (route.access.auth() == Auth::Session));
    NOROSHI_ASSERT(!route.creates || route.method == "POST");
    NOROSHI_ASSERT(!route.creates || route.access.auth() == Auth::Session);
    NOROSHI_ASSERT(route.request.type == SchemaType::None || (route.method != "GET" && route.method != "DELETE"));
    NOROSHI_ASSERT(!route.summary_ja.empty() && !route.summary_en.empty());
  }
}

}  // namespace noroshi::http
