#pragma once

#include "base/bytes.hpp"
#include "domain/ledger/opening.hpp"

namespace noroshi::wire {

/// Reads an opening back. It must be spelt exactly as `domain::to_canonical` writes it: what is committed to has one form.
/// Error `InvalidInput` with all mistakes by field; `opening_spelling` when it says the same in other bytes.
auto decode_opening(BytesView bytes) -> Result<domain::Opening>;

}  // namespace noroshi::wire
