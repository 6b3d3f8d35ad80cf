#include "adapters/memory/memory_vault.hpp"

#include "adapters/crypto/sodium.hpp"
#include "adapters/crypto/vault_cipher.hpp"

namespace noroshi::memory {

auto MemoryVault::create_key(const std::string& key_id) -> Result<> { return create_keys({&key_id, 1}); }

auto MemoryVault::create_keys(std::span<const std::string> key_ids) -> Result<> {
  const std::lock_guard lock{mutex_};
  for (const std::string& key_id : key_ids) {
    if (destroyed_.contains(key_id)) return crypto::key_destroyed(key_id);
  }
  for (const std::string& key_id : key_ids) keys_.try_emplace(key_id, crypto::random_secret(crypto::key_bytes));
  return {};
}

auto MemoryVault::draw_thread(ports::Random& random, const KeysOf& keys_of) -> Result<domain::ThreadId> {
  const auto thread = random.id<domain::ThreadId>();
  NOROSHI_TRY(create_keys(keys_of(thread)));
  return thread;
}

auto MemoryVault::seal(const std::string& key_id, std::string context, BytesView plain) -> Result<domain::SealedBytes> {
  const std::lock_guard lock{mutex_};
  const auto key = keys_.find(key_id);
  if (key == keys_.end()) return crypto::key_missing(key_id);
  return crypto::seal_body(key->second, key_id, std::move(context), plain);
}

auto MemoryVault::decrypt(const domain::DecryptPass& /*pass*/, const domain::SealedBytes& sealed) -> Result<Bytes> { return open(sealed); }

auto MemoryVault::decrypt_machine(const domain::SealedBytes& sealed) -> Result<Bytes> {
  NOROSHI_TRY(crypto::check_machine_key(sealed.key_id));
  return open(sealed);
}

auto MemoryVault::destroy_key(const std::string& key_id) -> Result<> {
  const std::lock_guard lock{mutex_};
  keys_.erase(key_id);
  destroyed_.insert(key_id);
  return {};
}

auto MemoryVault::open(const domain::SealedBytes& sealed) -> Result<Bytes> {
  const std::lock_guard lock{mutex_};
  const auto key = keys_.find(sealed.key_id);
  if (key == keys_.end()) return crypto::key_missing(sealed.key_id);
  return crypto::open_body(key->second, sealed);
}

}  // namespace noroshi::memory
