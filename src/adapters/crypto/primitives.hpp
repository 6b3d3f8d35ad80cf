#pragma once

#include "adapters/crypto/verified_signatures.hpp"
#include "ports/station_keys.hpp"

namespace noroshi::crypto {

/// Ed25519 by OpenSSL, sealed boxes by libsodium.
class Primitives final : public ports::Crypto {
public:
  auto verify(const Bytes32& public_key, BytesView message, BytesView signature) const -> bool override;
  auto seal_to(const Bytes32& sealing_public, BytesView plain) const -> Result<Bytes> override;

private:
  mutable VerifiedSignatures verified_;
};

}  // namespace noroshi::crypto
