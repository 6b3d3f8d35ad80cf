#pragma once

#include "api/http/route.hpp"

namespace noroshi::relay_door {

/// Below `/{station}/relay/`: where other stations bring their dispatches. Who comes in is settled by the signature over the body.
auto routes() -> http::RouteTable;

}  // namespace noroshi::relay_door
