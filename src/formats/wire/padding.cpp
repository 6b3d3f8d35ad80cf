#include "formats/wire/padding.hpp"

#include "domain/report/limits.hpp"

#include <algorithm>

namespace noroshi::wire {
namespace {

constexpr std::size_t prefix_bytes = 4;
constexpr std::size_t block_bytes = domain::limits::dispatch_padding_bytes;

auto padded_size(std::size_t content_bytes) -> std::size_t {
  return (prefix_bytes + content_bytes + block_bytes - 1) / block_bytes * block_bytes;
}

}  // namespace

auto pad(BytesView content) -> Bytes {
  NOROSHI_ASSERT(content.size() <= UINT32_MAX);
  Bytes padded;
  padded.reserve(padded_size(content.size()));
  for (int shift = 24; shift >= 0; shift -= 8) padded.push_back(static_cast<std::uint8_t>(content.size() >> shift));
  padded.insert(padded.end(), content.begin(), content.end());
  padded.resize(padded_size(content.size()), 0);
  return padded;
}

auto unpad(BytesView padded) -> Result<Bytes> {
  std::size_t length = 0;
  for (std::size_t index = 0; index < prefix_bytes && index < padded.size(); ++index) length = length << 8 | padded[index];
  if (padded.size() < prefix_bytes || padded.size() != padded_size(length))
    return fail(ErrorCode::InvalidInput, "padding_wrong", "the length inside does not fit the padding");
  const BytesView content = padded.subspan(prefix_bytes, length);
  const BytesView rest = padded.subspan(prefix_bytes + length);
  if (std::ranges::any_of(rest, [](std::uint8_t byte) { return byte != 0; }))
    return fail(ErrorCode::InvalidInput, "padding_wrong", "the padding is not all zeros");
  return Bytes{content.begin(), content.end()};
}

}  // namespace noroshi::wire
