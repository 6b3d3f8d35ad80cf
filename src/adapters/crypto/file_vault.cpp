#include "adapters/crypto/file_vault.hpp"

#include "adapters/crypto/sodium.hpp"
#include "adapters/crypto/vault_cipher.hpp"
#include "adapters/sqlite/migration.hpp"

#include <algorithm>
#include <filesystem>

namespace noroshi::crypto {

namespace {

constexpr int vault_application_id = 0x4e52534b;  // "NRSK"
constexpr int stock_threads = 32;
constexpr std::string_view proof_text = "noroshi keys 1";

/// Rows are only appended and overwritten in place, never deleted: SQLite then moves no row, and no copy of a destroyed key is left behind
/// in a page that was split or merged. A destroyed key is its row of zeros.
constexpr const char* schema_sql = R"(
CREATE TABLE vault (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  proof BLOB NOT NULL -- opens under the right master key
) STRICT;
CREATE TABLE data_key (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  wrapped BLOB NOT NULL
) STRICT;
)";

auto vault_schema() -> sqlite::Schema { return {vault_application_id, {{1, schema_sql}}}; }

auto connect(const std::string& path, sqlite::OpenMode mode) -> Result<std::unique_ptr<sqlite::Connection>> {
  return sqlite::Connection::open(path, {.mode = mode, .vfs = {}, .secure_delete = sqlite::SecureDelete::On});
}

auto is_destroyed(const Bytes& wrapped) -> bool {
  return std::all_of(wrapped.begin(), wrapped.end(), [](std::uint8_t byte) { return byte == 0; });
}

struct Lock {
  Bytes salt;
  Bytes proof;
};

}  // namespace

auto FileVault::create(const std::string& path, const Secret& unlock_secret) -> Result<std::unique_ptr<FileVault>> {
  if (std::filesystem::exists(path)) {
    return fail(ErrorCode::Conflict, "vault_exists", path + " exists already and is never overwritten: move it away first");
  }
  const Secret salt = random_secret(salt_bytes);
  Secret master_key = NOROSHI_TRY(derive_key(unlock_secret, salt.reveal()));
  auto writer = NOROSHI_TRY(connect(path, sqlite::OpenMode::Create));
  NOROSHI_TRY(sqlite::migrate(*writer, vault_schema()));
  NOROSHI_TRY(writer->execute("INSERT INTO vault (slot, salt, proof) VALUES (1, ?, ?)", salt.reveal(),
                              seal_aead(master_key, as_bytes(proof_text), salt.reveal())));
  return assemble(path, std::move(master_key), std::move(writer));
}

auto FileVault::open(const std::string& path, const Secret& unlock_secret) -> Result<std::unique_ptr<FileVault>> {
  if (!std::filesystem::exists(path)) {
    return fail(ErrorCode::NotFound, "vault_missing", path + " is not there: restore it, without it no body can be read");
  }
  auto writer = NOROSHI_TRY(connect(path, sqlite::OpenMode::ReadWrite));
  NOROSHI_TRY(sqlite::migrate(*writer, vault_schema()));
  const auto lock = NOROSHI_TRY(writer->find("SELECT salt, proof FROM vault", [](sqlite::Row& row) {
    return Lock{row.take<Bytes>(), row.take<Bytes>()};
  }));
  if (!lock)
    return fail(ErrorCode::Unavailable, "vault_damaged", path + " was never finished: restore it, or move it away and set up anew");
  Secret master_key = NOROSHI_TRY(derive_key(unlock_secret, lock->salt));
  if (!open_aead(master_key, lock->proof, lock->salt)) {
    return fail(ErrorCode::Unauthorised, "unlock_secret_wrong", "this unlock secret does not open " + path + ": give the right one");
  }
  return assemble(path, std::move(master_key), std::move(writer));
}

auto FileVault::assemble(const std::string& path, Secret master_key, ConnectionPtr writer) -> Result<std::unique_ptr<FileVault>> {
  auto reader = NOROSHI_TRY(connect(path, sqlite::OpenMode::ReadWrite));
  auto checkpoints = NOROSHI_TRY(connect(path, sqlite::OpenMode::ReadWrite));
  return std::unique_ptr<FileVault>{new FileVault{std::move(master_key), std::move(writer), std::move(reader), std::move(checkpoints)}};
}

FileVault::FileVault(Secret master_key, ConnectionPtr writer, ConnectionPtr reader, ConnectionPtr checkpoints)
    : master_key_{std::move(master_key)},
      writer_connection_{std::move(writer)},
      reader_{std::move(reader)},
      writer_{*writer_connection_, *this},
      checkpointer_{*writer_connection_, std::move(checkpoints)} {}

auto FileVault::create_key(const std::string& key_id) -> Result<> { return create_keys({&key_id, 1}); }

auto FileVault::create_keys(std::span<const std::string> key_ids) -> Result<> {
  std::vector<Bytes> wrapped;
  for (const std::string& key_id : key_ids) {
    wrapped.push_back(seal_aead(master_key_, random_secret(key_bytes).reveal(), as_bytes(key_id)));
  }
  NOROSHI_TRY(writer_.run([&]() -> Result<> {
    for (std::size_t i = 0; i < key_ids.size(); ++i) NOROSHI_TRY(insert_key(key_ids[i], wrapped[i]));
    return {};
  }));
  return {};
}

auto FileVault::draw_thread(ports::Random& random, const KeysOf& keys_of) -> Result<domain::ThreadId> {
  const std::lock_guard lock{stock_mutex_};
  if (stock_.empty()) {
    std::vector<domain::ThreadId> threads;
    std::vector<std::string> key_ids;
    for (int i = 0; i < stock_threads; ++i) {
      threads.push_back(random.id<domain::ThreadId>());
      for (auto& key_id : keys_of(threads.back())) key_ids.push_back(std::move(key_id));
    }
    NOROSHI_TRY(create_keys(key_ids));
    stock_ = std::move(threads);
  }
  const domain::ThreadId thread = stock_.back();
  stock_.pop_back();
  return thread;
}

auto FileVault::insert_key(const std::string& key_id, const Bytes& wrapped) -> Result<> {
  const auto known = NOROSHI_TRY(writer_connection_->find_value<Bytes>("SELECT wrapped FROM data_key WHERE id = ?", key_id));
  if (known && is_destroyed(*known)) return key_destroyed(key_id);
  if (!known) NOROSHI_TRY(writer_connection_->execute("INSERT INTO data_key (id, wrapped) VALUES (?, ?)", key_id, wrapped));
  return {};
}

auto FileVault::seal(const std::string& key_id, std::string context, BytesView plain) -> Result<domain::SealedBytes> {
  const Secret key = NOROSHI_TRY(load_key(key_id));
  return seal_body(key, key_id, std::move(context), plain);
}

auto FileVault::decrypt(const domain::DecryptPass& /*pass*/, const domain::SealedBytes& sealed) -> Result<Bytes> {
  return decrypt_any(sealed);
}

auto FileVault::decrypt_machine(const domain::SealedBytes& sealed) -> Result<Bytes> {
  NOROSHI_TRY(check_machine_key(sealed.key_id));
  return decrypt_any(sealed);
}

auto FileVault::decrypt_any(const domain::SealedBytes& sealed) -> Result<Bytes> {
  const Secret key = NOROSHI_TRY(load_key(sealed.key_id));
  return open_body(key, sealed);
}

auto FileVault::destroy_key(const std::string& key_id) -> Result<> {
  NOROSHI_TRY(writer_.run([&]() -> Result<> {
    NOROSHI_TRY(writer_connection_->execute("UPDATE data_key SET wrapped = zeroblob(length(wrapped)) WHERE id = ?", key_id));
    return {};
  }));
  const std::lock_guard lock{reader_mutex_};
  const auto busy = NOROSHI_TRY(reader_->find("PRAGMA wal_checkpoint(TRUNCATE)", [](sqlite::Row& row) {
    const int held_up = row.take<int>();
    row.take<int>();
    row.take<int>();
    return held_up;
  }));
  if (busy == 0) return {};
  return fail(ErrorCode::Unavailable, "vault_busy", "the key is destroyed, but a backup still reads the file: destroy it again afterwards");
}

auto FileVault::load_key(const std::string& key_id) -> Result<Secret> {
  std::optional<Bytes> wrapped;
  {
    const std::lock_guard lock{reader_mutex_};
    wrapped = NOROSHI_TRY(reader_->find_value<Bytes>("SELECT wrapped FROM data_key WHERE id = ?", key_id));
  }
  if (!wrapped || is_destroyed(*wrapped)) return key_missing(key_id);
  return Secret{NOROSHI_TRY(open_aead(master_key_, *wrapped, as_bytes(key_id)))};
}

}  // namespace noroshi::crypto
