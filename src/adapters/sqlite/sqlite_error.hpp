#pragma once

#include "base/result.hpp"

#include <string>

struct sqlite3;

namespace noroshi::sqlite {

/// What SQLite's last failure on this connection means to us: full disk → `Unavailable` `store_full`; uniqueness and foreign keys →
/// `Conflict`; a failed read, write or fsync → `Unavailable` `store_io`; and so on.
auto error_of(sqlite3* connection, int code) -> tl::unexpected<Error>;

/// For what a row holds and this binary cannot read.
auto damaged_row(const std::string& sql) -> tl::unexpected<Error>;

}  // namespace noroshi::sqlite
