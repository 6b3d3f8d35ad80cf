#pragma once

#include "domain/triage/rules.hpp"

namespace noroshi::domain {

/// Counts the marks of all precedents of these tables. Part of loading an edition.
auto index_precedents(const Rules& rules) -> PrecedentIndex;

}  // namespace noroshi::domain
