#pragma once

#include "base/time.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace noroshi::domain {

/// FIRST TLP 2.0, narrowest last. An unknown label reads as Red.
enum class Tlp { Clear, Green, Amber, AmberStrict, Red };

auto to_text(Tlp tlp) -> std::string_view;  ///< "TLP:AMBER+STRICT"
/// Accepts with or without "TLP:", any case, WHITE as CLEAR; everything unknown is Red (C4).
auto parse_tlp(std::string_view text) -> Tlp;
/// The narrower of two labels: what merging and importing use, so that no label widens.
inline auto meet(Tlp left, Tlp right) -> Tlp { return left > right ? left : right; }

/// For what an item may be read (R1). The last three are never selectable for voluntary items.
enum class Purpose { Response, TechnicalAnalysis, CrossSectorWarning, Statistics, Supervision, Guidance, Investigation };

auto to_text(Purpose purpose) -> std::string_view;  ///< "cross_sector_warning"
auto parse_purpose(std::string_view text) -> Result<Purpose>;
/// True where only law or the giver's recorded consent allows it.
auto is_regulatory(Purpose purpose) -> bool;

/// The handling terms an item carries for life.
struct Terms {
  Tlp tlp = Tlp::AmberStrict;
  std::set<Purpose> purposes;
  std::optional<UtcTime> embargo_until;
  std::optional<UtcTime> expires_at;
  friend auto operator==(const Terms&, const Terms&) -> bool = default;
};

/// Narrower in every respect: label met, purposes intersected, later embargo, earlier expiry.
auto meet(const Terms& left, const Terms& right) -> Terms;

}  // namespace noroshi::domain
