#pragma once

#include "base/bytes.hpp"
#include "domain/arrow/charter.hpp"

namespace noroshi::wire {

/// The canonical bytes that both ends sign: the same charter gives the same bytes everywhere.
auto encode_charter(const domain::Charter& charter) -> Bytes;
/// Refuses bytes that are not canonical, so that what is signed is exactly what is read.
auto decode_charter(BytesView bytes) -> Result<domain::Charter>;

}  // namespace noroshi::wire
