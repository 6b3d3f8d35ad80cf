#pragma once

#include "base/secret.hpp"
#include "ports/vault.hpp"

#include <map>
#include <mutex>
#include <set>

namespace noroshi::memory {

/// Keys that live as long as the process; bodies are really sealed.
class MemoryVault final : public ports::Vault {
public:
  auto create_key(const std::string& key_id) -> Result<> override;
  auto create_keys(std::span<const std::string> key_ids) -> Result<> override;
  auto draw_thread(ports::Random& random, const KeysOf& keys_of) -> Result<domain::ThreadId> override;
  auto seal(const std::string& key_id, std::string context, BytesView plain) -> Result<domain::SealedBytes> override;
  auto decrypt(const domain::DecryptPass& pass, const domain::SealedBytes& sealed) -> Result<Bytes> override;
  auto destroy_key(const std::string& key_id) -> Result<> override;
  auto decrypt_machine(const domain::SealedBytes& sealed) -> Result<Bytes> override;

private:
  auto open(const domain::SealedBytes& sealed) -> Result<Bytes>;

  std::mutex mutex_;
  std::map<std::string, Secret> keys_;
  std::set<std::string> destroyed_;
};

}  // namespace noroshi::memory
