#pragma once

#include "base/bytes.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "domain/anonymity/anonymity_set.hpp"

#include <vector>

namespace noroshi::wire {

/// What the source remembers of what left about one thread; lies sealed beside it and goes with its key.
struct ThreadMemory {
  domain::Pseudonyms pseudonyms;         ///< in the order in which they were given out
  std::vector<domain::SaidBefore> said;  ///< one for each release
};

auto encode_thread_memory(const ThreadMemory& memory) -> Bytes;
auto decode_thread_memory(BytesView bytes) -> Result<ThreadMemory>;

}  // namespace noroshi::wire
