#pragma once

#include "domain/severity/table.hpp"
#include "domain/triage/rules.hpp"

namespace noroshi::domain {

/// Line and grade of one reading, as far as two readings are compared.
struct ReadingMark {
  int level = 0;
  Layer layer = Layer::NearMiss;
  Route route = Route::NotNeededButMayAsk;
  friend auto operator==(const ReadingMark&, const ReadingMark&) -> bool = default;
};

/// Is `after` graver than `before` in any of the three? What fell beside it does not hide a rise.
constexpr auto rises(const ReadingMark& before, const ReadingMark& after) -> bool {
  return after.level > before.level || after.layer > before.layer || after.route > before.route;
}

}  // namespace noroshi::domain
