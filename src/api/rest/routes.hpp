#pragma once

#include "api/http/route.hpp"

/// The routes of `api/v1`, one table per area. A new area is declared here and joined in `routes.cpp`.
namespace noroshi::rest {

auto routes_session() -> http::RouteTable;  ///< session, purpose, password, enrolment
auto routes_tokens() -> http::RouteTable;
auto routes_people() -> http::RouteTable;      ///< people, organisations
auto routes_reports() -> http::RouteTable;     ///< filing, threads, custody, story
auto routes_readings() -> http::RouteTable;    ///< own readings of a case
auto routes_statistics() -> http::RouteTable;  ///< counts that may be shown
auto routes_tallies() -> http::RouteTable;     ///< counts, and what grows out of them
auto routes_clearances() -> http::RouteTable;
auto routes_enquiries() -> http::RouteTable;  ///< enquiries, answers, call-backs
auto routes_bulletins() -> http::RouteTable;
auto routes_forms() -> http::RouteTable;       ///< forms of a case, submissions
auto routes_precedents() -> http::RouteTable;  ///< decided cases, leading practice
auto routes_proposals() -> http::RouteTable;   ///< proposals, comments, adoption; tables in force
auto routes_directory() -> http::RouteTable;   ///< what is public about members and outages
auto routes_station() -> http::RouteTable;     ///< catalogue, line, charters, dispatches, notices

/// All of them, checked against each other.
auto all_routes() -> http::RouteTable;

}  // namespace noroshi::rest
