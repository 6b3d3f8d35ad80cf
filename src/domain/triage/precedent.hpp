#pragma once

#include "base/time.hpp"
#include "domain/sector/rule.hpp"
#include "domain/sector/wording.hpp"
#include "domain/severity/table.hpp"
#include "domain/triage/facts.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// Whether anybody agreed to it. `Adopted` names body, day and document; until then it is somebody's proposal and says so.
enum class Standing { Proposed, Adopted };

/// Who agreed, when, and where it is written.
struct RecordedConsensus {
  Wording body;
  std::string date;  ///< "2026-12-01"
  std::string document;
  friend auto operator==(const RecordedConsensus&, const RecordedConsensus&) -> bool = default;
};

/// Who stands behind an entry that people agree on, and for how long.
struct Backing {
  Standing standing = Standing::Proposed;
  std::string set_by;                           ///< who wrote it: "noroshi" for proposals of the product
  std::optional<RecordedConsensus> decided_by;  ///< there exactly when it is adopted
  std::optional<UtcTime> valid_from;            ///< included
  std::optional<UtcTime> valid_until;           ///< excluded: the midnight after the last day, Japan time
  std::string review_date;                      ///< "2027-04-01"; shown, never computed with

  auto is_valid_at(UtcTime now) const -> bool { return (!valid_from || *valid_from <= now) && (!valid_until || now < *valid_until); }
};

/// What was decided of a case: the line, the grade, and why.
struct DecidedAs {
  std::optional<bool> statutory;  ///< empty = not known
  std::optional<double> clock_hours;
  Route route = Route::NotNeededButMayAsk;
  int level = 0;
  std::optional<int> potential_level;
  Layer layer = Layer::NearMiss;
  Wording because;
  friend auto operator==(const DecidedAs&, const DecidedAs&) -> bool = default;
};

/// A decided case (判断事例) that others can be held against. Published, and nobody's own case: it names nobody.
struct Precedent {
  std::string id;  ///< "pr-free-rides": stable, never used again for another case
  Wording title;
  Wording text;                      ///< what happened
  std::vector<std::string> words;    ///< how people say it who have no security words; for finding it alone
  std::vector<std::string> sectors;  ///< it was decided for each of them
  Facts facts;
  DecidedAs decision;
  Backing backing;
  std::string source;
};

auto to_text(Standing standing) -> std::string_view;  ///< "proposed"
auto parse_standing(std::string_view text) -> std::optional<Standing>;

}  // namespace noroshi::domain
