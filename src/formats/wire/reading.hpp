#pragma once

#include "base/bytes.hpp"
#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"

namespace noroshi::wire {

/// What the tables said of a report when it was filed.
struct Reading {
  domain::Verdict verdict;
  domain::Assessment assessment;
};

auto encode_reading(const Reading& reading) -> Bytes;
auto decode_reading(BytesView bytes) -> Result<Reading>;

}  // namespace noroshi::wire
