#pragma once

#include "domain/arrow/charter.hpp"
#include "services/house.hpp"

#include <optional>
#include <vector>

namespace noroshi::services {

/// The charter, its two signatures verified anew and its stations known by exactly the keys that signed. Errors: `charter_unknown`; those
/// of `verify_charter`; `charter_key_unknown` when an end signs with another key than the one this station knows.
auto load_charter(const ports::Transaction& tx, const House& house, const domain::CharterId& id) -> Result<domain::SignedCharter>;

/// As `load_charter`, for one that is not stored yet.
auto check_charter(const ports::Transaction& tx, const House& house, const ports::CharterRow& row) -> Result<domain::SignedCharter>;

/// All charters that hold now. One whose signatures no longer verify is as good as none: nothing crosses under it, and `load_charter` says
/// why.
auto list_charters(const ports::Transaction& tx, const House& house) -> Result<std::vector<domain::SignedCharter>>;

/// Do members file reports under it at `station`?
auto is_filing_charter(const domain::Charter& charter, const domain::StationId& station) -> bool;

/// The arrows in force from this station to others that carry `kind`.
auto list_onward_charters(const ports::Transaction& tx, const House& house, domain::ItemKind kind)
    -> Result<std::vector<domain::SignedCharter>>;

/// The arrow in force from this station to an end of an arrow: another station, or its own members.
auto find_charter_to(const ports::Transaction& tx, const House& house, domain::EndKind kind_of_end, const domain::StationId& station,
                     domain::ItemKind kind) -> Result<std::optional<domain::SignedCharter>>;

/// The arrow back: from where `up` ends to where it begins.
auto find_charter_down(const ports::Transaction& tx, const House& house, const domain::CharterId& up, domain::ItemKind kind)
    -> Result<std::optional<domain::SignedCharter>>;

}  // namespace noroshi::services
