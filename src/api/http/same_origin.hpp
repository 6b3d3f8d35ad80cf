#pragma once

#include "api/http/request_head.hpp"

namespace noroshi::http {

/// Does the browser say that the page which sends this is our own? What a cookie vouches for must say so (N9).
auto is_same_origin(const RequestHead& head, std::string_view base_url) -> bool;

/// Does the browser say that it comes from another site? Machines say nothing and pass.
auto is_cross_site(const RequestHead& head, std::string_view base_url) -> bool;

}  // namespace noroshi::http
