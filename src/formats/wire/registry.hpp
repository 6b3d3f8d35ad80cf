#pragma once

#include "base/bytes.hpp"
#include "domain/anonymise/mask_text.hpp"

namespace noroshi::wire {

auto encode_registry(const domain::Registry& registry) -> Bytes;
auto decode_registry(BytesView bytes) -> Result<domain::Registry>;

}  // namespace noroshi::wire
