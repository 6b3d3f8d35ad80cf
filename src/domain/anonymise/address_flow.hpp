#pragma once

#include "domain/anonymise/candidate.hpp"

namespace noroshi::domain {

/// Gives roles to addresses by the direction of a connection: "198.51.100.5:51022 -> 203.0.113.9:502", "src=… dst=…", 198.51.100.5から
/// 203.0.113.9へ. Who connects from outside attacks, and what it connects to is one's own; what goes out from inside goes to the attacker.
/// Roles that are there already stay.
void decide_flows(const Reading& reading, Candidates& found);

}  // namespace noroshi::domain
