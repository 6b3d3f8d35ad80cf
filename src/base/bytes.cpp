#include "base/bytes.hpp"

#include <openssl/crypto.h>

#include <algorithm>

namespace noroshi {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

auto hex_value(char c) -> int {
  const auto at = hex_digits.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

auto base64_value(char c) -> int {
  const auto at = base64_alphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

auto to_hex(BytesView bytes) -> std::string {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const auto byte : bytes) {
    text += hex_digits[byte >> 4U];
    text += hex_digits[byte & 15U];
  }
  return text;
}

auto from_hex(std::string_view text) -> Result<Bytes> {
  if (text.size() % 2 != 0) return fail(ErrorCode::InvalidInput, "hex", "hexadecimal text needs an even number of digits");
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return fail(ErrorCode::InvalidInput, "hex", "hexadecimal text has digits 0-9 and a-f only");
    bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return bytes;
}

auto to_base64(BytesView bytes) -> std::string {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16U;
    if (left > 1) group |= static_cast<std::uint32_t>(bytes[i + 1]) << 8U;
    if (left > 2) group |= bytes[i + 2];
    text += base64_alphabet[(group >> 18U) & 63U];
    text += base64_alphabet[(group >> 12U) & 63U];
    text += left > 1 ? base64_alphabet[(group >> 6U) & 63U] : '=';
    text += left > 2 ? base64_alphabet[group & 63U] : '=';
  }
  return text;
}

auto from_base64(std::string_view text) -> Result<Bytes> {
  const auto bad = [] { return fail(ErrorCode::InvalidInput, "base64", "not canonical base64 with padding"); };
  if (text.size() % 4 != 0) return bad();
  Bytes bytes;
  bytes.reserve(text.size() / 4 * 3);
  for (std::size_t i = 0; i < text.size(); i += 4) {
    const bool last = i + 4 == text.size();
    const std::size_t padding = last ? static_cast<std::size_t>(std::count(text.begin() + static_cast<long>(i), text.end(), '=')) : 0;
    if (padding > 2) return bad();
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const bool pad = k >= 4 - padding;
      const int value = pad ? 0 : base64_value(text[i + k]);
      if (value < 0 || (pad && text[i + k] != '=')) return bad();
      group = (group << 6U) | static_cast<std::uint32_t>(value);
    }
    bytes.push_back(static_cast<std::uint8_t>(group >> 16U));
    if (padding < 2) bytes.push_back(static_cast<std::uint8_t>((group >> 8U) & 255U));
    if (padding < 1) bytes.push_back(static_cast<std::uint8_t>(group & 255U));
  }
  if (to_base64(bytes) != text) return bad();
  return bytes;
}

auto to_base64url(BytesView bytes) -> std::string {
  std::string text = to_base64(bytes);
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  text.erase(std::find(text.begin(), text.end(), '='), text.end());
  return text;
}

auto to_bytes32(BytesView bytes) -> Result<Bytes32> {
  Bytes32 result{};
  if (bytes.size() != result.size()) return fail(ErrorCode::InvalidInput, "length", "32 bytes are needed");
  std::copy(bytes.begin(), bytes.end(), result.begin());
  return result;
}

auto equal_constant_time(BytesView left, BytesView right) -> bool {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

void wipe(void* data, std::size_t size) { OPENSSL_cleanse(data, size); }

}  // namespace noroshi
