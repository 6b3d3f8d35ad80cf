#pragma once

#include "base/result.hpp"

#include <string>

/// What every store answers when a write cannot stand: one wording and one slug for all implementations (tests/contract holds them to it).
namespace noroshi::ports {

/// A key or name that may stand once stands there already.
auto already_exists(const std::string& what) -> tl::unexpected<Error>;
/// A row names another one that is not there: write that one first.
auto parent_missing(const std::string& what) -> tl::unexpected<Error>;
/// Nothing to update under this id.
auto row_missing(const std::string& what) -> tl::unexpected<Error>;
/// Somebody else changed it since it was read.
auto revision_moved(const std::string& what) -> tl::unexpected<Error>;
/// What is out is never removed.
auto not_a_draft() -> tl::unexpected<Error>;
/// The log's next entry has another index.
auto log_gap() -> tl::unexpected<Error>;

}  // namespace noroshi::ports
