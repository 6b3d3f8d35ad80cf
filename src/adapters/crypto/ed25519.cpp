#include "adapters/crypto/ed25519.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <algorithm>

namespace noroshi::crypto {
namespace {

constexpr std::size_t seed_bytes = 32;
constexpr std::size_t signature_bytes = 64;

struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Digest = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

/// An encoded y coordinate, little-endian, without the sign of x.
using Coordinate = Bytes32;

/// Starts and ends of what stands between: p = 2^255 - 19 and its neighbours differ in the first byte only.
auto filled(std::uint8_t first, std::uint8_t middle, std::uint8_t last) -> Coordinate {
  Coordinate y;
  y.fill(middle);
  y.front() = first;
  y.back() = last;
  return y;
}

auto is_below(const Coordinate& left, const Coordinate& right) -> bool {
  return std::lexicographical_compare(left.rbegin(), left.rend(), right.rbegin(), right.rend());
}

/// The y coordinates of the eight points whose order divides 8: 1 (order 1), -1 (order 2), 0 (order 4) and the two of order 8.
auto small_order_coordinates() -> const std::array<Coordinate, 5>& {
  static const std::array<Coordinate, 5> list{
      filled(1, 0, 0),
      filled(0xec, 0xff, 0x7f),
      filled(0, 0, 0),
      Coordinate{0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
                 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
      Coordinate{0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
                 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
  };
  return list;
}

/// Canonical (y < p) and not of small order.
auto is_sound_point(BytesView encoded) -> bool {
  static const Coordinate prime = filled(0xed, 0xff, 0x7f);
  Coordinate y{};
  std::copy(encoded.begin(), encoded.end(), y.begin());
  y.back() &= 0x7fU;
  const auto& small = small_order_coordinates();
  return is_below(y, prime) && std::find(small.begin(), small.end(), y) == small.end();
}

}  // namespace

void Ed25519Key::Free::operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }

auto Ed25519Key::from_seed(const Secret& seed) -> Result<Ed25519Key> {
  const BytesView bytes = seed.reveal();
  if (bytes.size() != seed_bytes) return fail(ErrorCode::InvalidInput, "signing_key", "a signing key has 32 bytes: restore the key file");
  std::unique_ptr<EVP_PKEY, Free> key{EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes.data(), bytes.size())};
  NOROSHI_ASSERT(key != nullptr);
  return Ed25519Key{std::move(key)};
}

auto Ed25519Key::public_key() const -> Bytes32 {
  Bytes32 bytes{};
  std::size_t size = bytes.size();
  NOROSHI_ASSERT(EVP_PKEY_get_raw_public_key(key_.get(), bytes.data(), &size) == 1 && size == bytes.size());
  return bytes;
}

auto Ed25519Key::sign(BytesView message) const -> Bytes {
  const Digest context{EVP_MD_CTX_new()};
  Bytes signature(signature_bytes);
  std::size_t size = signature.size();
  NOROSHI_ASSERT(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1);
  NOROSHI_ASSERT(EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) == 1);
  NOROSHI_ASSERT(size == signature_bytes);
  return signature;
}

auto verify_ed25519(BytesView public_key32, BytesView message, BytesView signature64) -> bool {
  if (public_key32.size() != sizeof(Bytes32) || signature64.size() != signature_bytes) return false;
  if (!is_sound_point(public_key32) || !is_sound_point(signature64.first(sizeof(Bytes32)))) return false;
  struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  };
  const std::unique_ptr<EVP_PKEY, FreeKey> key{
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, public_key32.data(), public_key32.size())};
  const Digest context{EVP_MD_CTX_new()};
  const bool valid = key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
                     EVP_DigestVerify(context.get(), signature64.data(), signature64.size(), message.data(), message.size()) == 1;
  if (!valid) ERR_clear_error();
  return valid;
}

}  // namespace noroshi::crypto
