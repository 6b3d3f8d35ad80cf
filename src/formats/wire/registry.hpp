#pragma once

#include "base/bytes.hpp"
#include "domain/anonymise/mask_text.hpp"

namespace noroshi::wire {

auto encode_registry(const domain::Registry& registry) -> Bytes;
auto decode_registry(BytesView bytes) -> Result<domain::Registry>;

/// The replacements of one thread, in the order in which they were given out.
auto encode_pseudonyms(const domain::Pseudonyms& pseudonyms) -> Bytes;
auto decode_pseudonyms(BytesView bytes) -> Result<domain::Pseudonyms>;

}  // namespace noroshi::wire
