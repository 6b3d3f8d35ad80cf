#include "formats/wire/item.hpp"

#include <cstdlib>

/// What is read is written again to bytes that read the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto item = noroshi::wire::decode_item({data, size});
  if (!item) return 0;
  const auto bytes = noroshi::wire::encode_item(*item);
  const auto again = noroshi::wire::decode_item(bytes);
  if (!again || noroshi::wire::encode_item(*again) != bytes) std::abort();
  return 0;
}
