#pragma once

#include "domain/handling/reading.hpp"

namespace noroshi::ports {

/// The key store of a station: one data key per body key id, kept apart from the store and backed up apart (C12). Thread-safe.
/// Implementations: `adapters/crypto/file_vault` (SQLite file of wrapped keys, XChaCha20-Poly1305), `adapters/memory`.
class Vault {
public:
  virtual ~Vault() = default;
  /// Makes the key durable before it returns, so that no body is ever stored under a key that can be lost. Idempotent.
  /// Error `Conflict`, slug `key_destroyed`, when it was destroyed before.
  virtual auto create_key(const std::string& key_id) -> Result<> = 0;
  /// Under the data key; `context` is authenticated. Error `NotFound` when the key is destroyed or was never made.
  virtual auto seal(const std::string& key_id, std::string context, BytesView plain) -> Result<domain::SealedBytes> = 0;
  virtual auto decrypt(const domain::DecryptPass& pass, const domain::SealedBytes& sealed) -> Result<Bytes> = 0;
  /// Gone for good from this store; backups are the administrator's, and the receipt says so.
  virtual auto destroy_key(const std::string& key_id) -> Result<> = 0;
  /// Bodies that no person reads as such (link to the source, log openings, session of the anonymiser): a machine's pass, for `key_id`s
  /// under "machine:" only.
  virtual auto decrypt_machine(const domain::SealedBytes& sealed) -> Result<Bytes> = 0;
};

}  // namespace noroshi::ports
