#pragma once

#include "domain/anonymise/mask_text.hpp"
#include "domain/anonymise/rules.hpp"
#include "domain/report/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::domain {

/// A member's words and what they are about, for asking whom they could be from.
struct ToldText {
  std::string sector;  ///< catalogue id
  std::string text;    ///< what was anonymised; the masks count in it
  std::vector<Mask> masks;
  Facts facts;                      ///< as they leave
  std::optional<UtcTime> occurred;  ///< as stated
  UtcTime received;                 ///< gives a written day its year
};

/// What it tells about its source, exactly: places, dates and counts that are said more coarsely, and the facts beside them.
auto read_traits(const ToldText& told, const AnonymiseRules& rules) -> Traits;

/// The finest at which each part is said, and the coarsest that the anonymiser can say it: the sector stands on the arrow that it comes
/// over, and the kind of system stays in the words.
auto set_floor(const ToldText& told) -> Levels;
auto set_ceiling() -> Levels;

/// What the anonymiser has to do for these levels to be true.
auto coarseness_at(const Levels& levels) -> Coarseness;

}  // namespace noroshi::domain
