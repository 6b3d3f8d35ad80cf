#pragma once

#include "domain/triage/facts.hpp"
#include "formats/json/object_reader.hpp"
#include "services/house.hpp"

namespace noroshi::rest {

/// The member `facts` of a request by the station's fact dictionary; its mistakes go to the reader.
auto read_facts_field(json::ObjectReader& read, const services::House& house) -> domain::Facts;

}  // namespace noroshi::rest
