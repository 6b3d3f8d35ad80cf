#pragma once

#include "domain/anonymity/anonymity_set.hpp"

namespace noroshi::domain {

/// How exact dates, counts and places may still be said.
struct Coarseness {
  TimeLevel date = TimeLevel::TenDays;
  ScaleLevel count = ScaleLevel::Magnitude;
  PlaceLevel place = PlaceLevel::Region;
  ScaleLevel fact = ScaleLevel::OneDigit;  ///< of facts that count customers
  friend auto operator==(const Coarseness&, const Coarseness&) -> bool = default;
};

}  // namespace noroshi::domain
