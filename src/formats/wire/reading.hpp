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

/// A reading as it is kept, with what it rests on: it can be made anew under other tables without opening the report.
struct KeptReading {
  domain::Facts facts;
  Reading reading;
  domain::Wording reason;
  std::optional<UtcTime> noticed_at = {};  ///< as the version says that it rests on: for the time to the first report
};

auto encode_reading(const Reading& reading) -> Bytes;
auto decode_reading(BytesView bytes) -> Result<Reading>;
auto encode_kept_reading(const KeptReading& kept) -> Bytes;
auto decode_kept_reading(BytesView bytes) -> Result<KeptReading>;

}  // namespace noroshi::wire
