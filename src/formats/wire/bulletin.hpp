#pragma once

#include "base/bytes.hpp"
#include "domain/bulletin/bulletin.hpp"

namespace noroshi::wire {

auto encode_bulletin(const domain::Bulletin& bulletin) -> Bytes;
auto decode_bulletin(BytesView bytes) -> Result<domain::Bulletin>;

}  // namespace noroshi::wire
