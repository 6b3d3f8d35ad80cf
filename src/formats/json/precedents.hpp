#pragma once

#include "domain/severity/precedent_differences.hpp"
#include "domain/triage/nearest_precedents.hpp"
#include "domain/triage/practice.hpp"
#include "formats/json/object.hpp"

#include <vector>

namespace noroshi::json {

/// A decided case beside somebody's own: what it is, and by which facts and words it is near.
auto write_near_precedent(const domain::NearPrecedent& near, const domain::Precedent& precedent) -> Object;
/// Nearest first, out of the tables they were found in.
auto write_near_precedents(const std::vector<domain::NearPrecedent>& near, const domain::Rules& rules) -> List;

/// The whole case, with the points in which the tables of today part from its decision.
auto write_precedent(const domain::Precedent& precedent, const std::vector<domain::DecisionDifference>& differences) -> Object;
/// With its state at `now`: an expired practice says so.
auto write_practice(const domain::Practice& practice, UtcTime now) -> Object;

}  // namespace noroshi::json
