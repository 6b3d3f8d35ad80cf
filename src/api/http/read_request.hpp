#pragma once

#include "api/http/door.hpp"

#include <optional>
#include <string>

namespace noroshi::http {

/// Fills in query, key and body of an admitted request against its route's declaration. What is wrong comes back as a response that names
/// every mistake at once.
auto read_request(Visit& visit, std::string body) -> std::optional<Response>;

/// What the throttle counts an attempt by: the station, the route and the user it names, folded as sign-in folds it; the person where one
/// is signed in.
auto attempt_name(const Visit& visit) -> std::string;

/// One address, or the /64 of an IPv6 one: whoever has one address of it has all.
auto attempt_address(const std::string& remote_address) -> std::string;

}  // namespace noroshi::http
