#pragma once

#include "adapters/sqlite/checkpointer.hpp"
#include "adapters/sqlite/group_writer.hpp"
#include "base/secret.hpp"
#include "ports/vault.hpp"

#include <memory>
#include <mutex>
#include <span>
#include <string>

namespace noroshi::crypto {

/// The key store in a SQLite file of its own (`keys.db`), so that it can be backed up and destroyed apart from the bodies. Each data key
/// is wrapped under a master key that only the unlock secret gives (Argon2id) and that is never written.
class FileVault final : public ports::Vault, private sqlite::GroupSteps {
public:
  /// Makes an empty key store. Error `Conflict`, slug `vault_exists`.
  static auto create(const std::string& path, const Secret& unlock_secret) -> Result<std::unique_ptr<FileVault>>;
  /// Errors: `NotFound` `vault_missing`; `Unauthorised` `unlock_secret_wrong`.
  static auto open(const std::string& path, const Secret& unlock_secret) -> Result<std::unique_ptr<FileVault>>;

  auto create_key(const std::string& key_id) -> Result<> override;
  auto create_keys(std::span<const std::string> key_ids) -> Result<> override;
  auto draw_thread(ports::Random& random, const KeysOf& keys_of) -> Result<domain::ThreadId> override;
  auto seal(const std::string& key_id, std::string context, BytesView plain) -> Result<domain::SealedBytes> override;
  auto decrypt(const domain::DecryptPass& pass, const domain::SealedBytes& sealed) -> Result<Bytes> override;
  /// The wrapped key is overwritten in file and write-ahead log before this returns. What a disk keeps of blocks it no longer shows is the
  /// disk's; those bytes are still wrapped.
  auto destroy_key(const std::string& key_id) -> Result<> override;
  auto decrypt_machine(const domain::SealedBytes& sealed) -> Result<Bytes> override;

private:
  using ConnectionPtr = std::unique_ptr<sqlite::Connection>;
  FileVault(Secret master_key, ConnectionPtr writer, ConnectionPtr reader, ConnectionPtr checkpoints);
  static auto assemble(const std::string& path, Secret master_key, ConnectionPtr writer) -> Result<std::unique_ptr<FileVault>>;

  auto open_group() -> Result<> override { return {}; }
  auto close_group() -> Result<std::uint64_t> override { return 0; }
  auto load_key(const std::string& key_id) -> Result<Secret>;
  auto insert_key(const std::string& key_id, const Bytes& wrapped) -> Result<>;
  auto decrypt_any(const domain::SealedBytes& sealed) -> Result<Bytes>;

  Secret master_key_;
  ConnectionPtr writer_connection_;
  ConnectionPtr reader_;
  std::mutex reader_mutex_;
  std::mutex stock_mutex_;
  std::vector<domain::ThreadId> stock_;  ///< threads to come, their keys on disk
  sqlite::GroupWriter writer_;
  sqlite::Checkpointer checkpointer_;
};

}  // namespace noroshi::crypto
