#pragma once

#include "base/bytes.hpp"

namespace noroshi::wire {

/// Length (4 bytes, big-endian), content, zeros up to a multiple of `limits::dispatch_padding_bytes`: sizes on the way tell little.
auto pad(BytesView content) -> Bytes;
/// Error `padding_wrong` for everything that `pad` would not have written.
auto unpad(BytesView padded) -> Result<Bytes>;

}  // namespace noroshi::wire
