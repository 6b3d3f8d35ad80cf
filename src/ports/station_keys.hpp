#pragma once

#include "base/bytes.hpp"
#include "base/secret.hpp"

namespace noroshi::ports {

/// The long-lived keys of one station. Implementations: `adapters/crypto/station_keys` (sealed under the unlock secret), `adapters/memory`.
class StationKeys {
public:
  virtual ~StationKeys() = default;
  virtual auto signing_public() const -> Bytes32 = 0;                     ///< Ed25519
  virtual auto sign(BytesView message) const -> Bytes = 0;                ///< 64 bytes
  virtual auto sealing_public() const -> Bytes32 = 0;                     ///< X25519
  virtual auto open_sealed(BytesView sealed) const -> Result<Bytes> = 0;  ///< libsodium sealed box for this station
  virtual auto handle_key() const -> const Secret& = 0;                   ///< PRF key of handles and source tags (32 bytes)
};

/// Pure cryptography that services need; no state. Implementation: `adapters/crypto/primitives`.
class Crypto {
public:
  virtual ~Crypto() = default;
  virtual auto verify(const Bytes32& public_key, BytesView message, BytesView signature) const -> bool = 0;
  virtual auto seal_to(const Bytes32& sealing_public, BytesView plain) const -> Result<Bytes> = 0;
};

/// Argon2id (m = 19 MiB, t = 2), at most four at once; waits its turn. Implementations: `adapters/crypto/passwords`, `adapters/memory`
/// (cheap).
class Passwords {
public:
  virtual ~Passwords() = default;
  virtual auto hash(const Secret& password) const -> Result<std::string> = 0;
  /// Same time for every stored hash; call it with `decoy()` when there is no such user.
  virtual auto matches(const Secret& password, const std::string& stored) const -> bool = 0;
  virtual auto decoy() const -> const std::string& = 0;
};

}  // namespace noroshi::ports
