#pragma once

#include "domain/triage/facts.hpp"

namespace noroshi::domain {

/// The stated facts that say something: "unknown" is not stated, and fright never matters.
auto known_facts(const Facts& facts) -> Facts;

/// From 1 (the same) over 0 (nothing to do with each other) to -1 (contradicts). Numbers agree by magnitude: ten times as much is 0, a
/// hundred times -1, none against some -1. Open words never contradict. `definition` may be null.
auto fact_agreement(const FactDefinition* definition, const FactValue& one, const FactValue& other) -> double;

}  // namespace noroshi::domain
