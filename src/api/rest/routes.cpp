#include "api/rest/routes.hpp"

#include <iterator>

namespace noroshi::rest {

auto all_routes() -> http::RouteTable {
  http::RouteTable all;
  for (auto* area : {&routes_session, &routes_tokens, &routes_people, &routes_reports, &routes_readings, &routes_tallies,
                     &routes_statistics, &routes_clearances, &routes_enquiries, &routes_bulletins, &routes_forms, &routes_precedents,
                     &routes_proposals, &routes_directory, &routes_station}) {
    auto routes = area();
    all.insert(all.end(), std::make_move_iterator(routes.begin()), std::make_move_iterator(routes.end()));
  }
  http::check_routes(all);
  return all;
}

}  // namespace noroshi::rest
