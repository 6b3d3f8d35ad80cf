#pragma once

#include "base/bytes.hpp"
#include "base/secret.hpp"

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace noroshi::crypto {

/// The private half of an Ed25519 key (RFC 8032), ready to sign. Made from its 32-byte seed, which is what a key store keeps.
class Ed25519Key {
public:
  /// Error `InvalidInput` when the seed does not have 32 bytes.
  static auto from_seed(const Secret& seed) -> Result<Ed25519Key>;

  auto public_key() const -> Bytes32;
  /// 64 bytes.
  auto sign(BytesView message) const -> Bytes;

private:
  struct Free {
    void operator()(EVP_PKEY* key) const;
  };
  explicit Ed25519Key(std::unique_ptr<EVP_PKEY, Free> key) : key_{std::move(key)} {}
  std::unique_ptr<EVP_PKEY, Free> key_;
};

/// Strict verification. OpenSSL refuses a signature whose equation holds only after multiplying by the cofactor, and non-canonical R and S;
/// on top of that we refuse a public key or an R that is not canonical or of small order, since such a key signs any message and such a
/// signature fits more than one. No honest key or signature is concerned, so every other verifier agrees on those.
auto verify_ed25519(BytesView public_key32, BytesView message, BytesView signature64) -> bool;

}  // namespace noroshi::crypto
