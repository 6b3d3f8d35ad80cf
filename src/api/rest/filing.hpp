#pragma once

#include "api/http/route.hpp"
#include "formats/json/object_reader.hpp"
#include "services/report/file_report.hpp"

#include <vector>

/// How a report is filed in JSON, wherever one can be.
namespace noroshi::rest {

/// The fields of a filing; the caller of it reads what else stands there, and finishes.
auto read_filing(json::ObjectReader& read, const services::House& house, const http::Request& request) -> services::FileReport;
auto filing_fields() -> std::vector<http::Field>;
auto filing_schema() -> http::Schema;
auto filed_schema() -> http::Schema;

}  // namespace noroshi::rest
