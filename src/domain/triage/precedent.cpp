#include "domain/triage/precedent.hpp"

namespace noroshi::domain {

auto to_text(Standing standing) -> std::string_view { return standing == Standing::Adopted ? "adopted" : "proposed"; }

auto parse_standing(std::string_view text) -> std::optional<Standing> {
  if (text == "proposed") return Standing::Proposed;
  if (text == "adopted") return Standing::Adopted;
  return std::nullopt;
}

}  // namespace noroshi::domain
