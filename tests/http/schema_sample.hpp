#pragma once

#include "api/http/schema.hpp"

#include <string>

namespace noroshi::http_test {

/// The smallest JSON that a schema takes: what the generated tests send.
auto sample_of(const http::Schema& schema) -> std::string;

}  // namespace noroshi::http_test
