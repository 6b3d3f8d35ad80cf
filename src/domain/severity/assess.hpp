#pragma once

#include "domain/triage/facts.hpp"
#include "domain/triage/rules.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

/// A row that decided one lens: the derivation, in a sentence.
struct DecidingRow {
  std::string id;
  Lens lens = Lens::Continuity;
  int level = 0;
  Wording sentence;
  friend auto operator==(const DecidingRow&, const DecidingRow&) -> bool = default;
};

/// How grave it is, as far as stated: a provisional guide (暫定目安), one reading among several. Plain values: it travels with the
/// report and is never replaced by the receiver's.
struct Assessment {
  int level = 0;                       ///< 0–4, the scale of 2018; the worst of continuity, safety and trust
  int level_2016 = 1;                  ///< 1–5, the draft's
  std::optional<int> potential_level;  ///< what it would have been, had the remaining barriers failed
  Layer layer = Layer::NearMiss;
  Wording layer_sentence;
  int it_lens = 0;
  int safety_lens = 0;
  std::vector<DecidingRow> deciding;  ///< one per lens above 0
  bool provisional =
      true;  ///< false: the service's state is stated, it is over, and no open fact that the tables ask for could raise the level
  std::vector<std::string> could_raise;  ///< facts not stated that could
  std::string tables_sha256;             ///< the edition of the tables
  friend auto operator==(const Assessment&, const Assessment&) -> bool = default;
};

/// Never refuses: no fact at all is a full answer (level 0, provisional). The same facts give the same grade on any machine.
auto assess(const Facts& facts, std::string_view sector, const Rules& rules) -> Assessment;

}  // namespace noroshi::domain
