#pragma once

#include "domain/handling/reading.hpp"
#include "domain/report/report.hpp"
#include "ports/random.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace noroshi::ports {

/// The key store of a station: one data key per body key id, kept apart from the store and backed up apart (C12). Thread-safe.
/// Implementations: `adapters/crypto/file_vault` (SQLite file of wrapped keys, XChaCha20-Poly1305), `adapters/memory`.
class Vault {
public:
  virtual ~Vault() = default;
  /// Makes the key durable before it returns, so that no body is ever stored under a key that can be lost. Idempotent.
  /// Error `Conflict`, slug `key_destroyed`, when it was destroyed before.
  virtual auto create_key(const std::string& key_id) -> Result<> = 0;
  /// All of them, or none; for the price of one disk flush where the store is a disk.
  virtual auto create_keys(std::span<const std::string> key_ids) -> Result<> = 0;
  /// The id of a new thread whose keys, as `keys_of` names them, are durable already. The disk's store makes them in stock, so that filing
  /// a report does not wait for a second flush; a stock that a restart leaves unused is keys of nothing.
  using KeysOf = std::function<std::vector<std::string>(const domain::ThreadId&)>;
  virtual auto draw_thread(Random& random, const KeysOf& keys_of) -> Result<domain::ThreadId> = 0;
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
