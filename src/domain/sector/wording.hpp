#pragma once

#include <string>

namespace noroshi::domain {

/// The same said in both languages of the house; a table without one of them does not load.
struct Wording {
  std::string ja;
  std::string en;
  friend auto operator==(const Wording&, const Wording&) -> bool = default;
};

}  // namespace noroshi::domain
