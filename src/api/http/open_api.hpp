#pragma once

#include "api/http/route.hpp"

#include <string>

namespace noroshi::http {

/// A schema in JSON Schema 2020-12, as OpenAPI 3.1 takes it.
auto to_json_schema(const Schema& schema) -> std::string;

/// The OpenAPI 3.1 document of one station, from its routes and the limits of the house.
auto write_open_api(const domain::Station& station, const RouteTable& routes) -> std::string;

}  // namespace noroshi::http
