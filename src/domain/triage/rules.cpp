#include "domain/triage/rules.hpp"

#include <algorithm>

namespace noroshi::domain {

auto Rules::find_precedent(std::string_view id) const -> const Precedent* {
  const auto found = std::find_if(precedents.begin(), precedents.end(), [&](const Precedent& precedent) { return precedent.id == id; });
  return found == precedents.end() ? nullptr : &*found;
}

}  // namespace noroshi::domain
