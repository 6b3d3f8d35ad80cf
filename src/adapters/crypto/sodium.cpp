#include "adapters/crypto/sodium.hpp"

#include "adapters/crypto/argon_passwords.hpp"

#include <sodium.h>

namespace noroshi::crypto {

namespace {

static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == key_bytes);
static_assert(crypto_box_SECRETKEYBYTES == key_bytes);
static_assert(crypto_pwhash_SALTBYTES == salt_bytes);

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

}  // namespace

void start_sodium() {
  static const int started = sodium_init();
  NOROSHI_ASSERT(started >= 0);
}

auto random_secret(std::size_t size) -> Secret {
  start_sodium();
  Bytes bytes(size);
  randombytes_buf(bytes.data(), bytes.size());
  return Secret{std::move(bytes)};
}

auto seal_aead(const Secret& key, BytesView plain, BytesView associated) -> Bytes {
  start_sodium();
  NOROSHI_ASSERT(key.reveal().size() == key_bytes);
  Bytes sealed(nonce_bytes + plain.size() + tag_bytes);
  randombytes_buf(sealed.data(), nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, plain.data(), plain.size(), associated.data(),
                                             associated.size(), nullptr, sealed.data(), key.reveal().data());
  return sealed;
}

auto open_aead(const Secret& key, BytesView sealed, BytesView associated) -> Result<Bytes> {
  start_sodium();
  NOROSHI_ASSERT(key.reveal().size() == key_bytes);
  const auto broken = [] {
    return fail(ErrorCode::Unavailable, "seal_broken", "this does not open: it is damaged, or was sealed for another place or key");
  };
  if (sealed.size() < nonce_bytes + tag_bytes) return broken();
  const BytesView ciphertext = sealed.subspan(nonce_bytes);
  Bytes plain(ciphertext.size() - tag_bytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, ciphertext.data(), ciphertext.size(), associated.data(),
                                                 associated.size(), sealed.data(), key.reveal().data()) != 0) {
    return broken();
  }
  return plain;
}

auto box_public(const Secret& box_secret) -> Bytes32 {
  start_sodium();
  NOROSHI_ASSERT(box_secret.reveal().size() == key_bytes);
  Bytes32 result{};
  crypto_scalarmult_base(result.data(), box_secret.reveal().data());
  return result;
}

auto seal_box(const Bytes32& box_public_key, BytesView plain) -> Result<Bytes> {
  start_sodium();
  Bytes sealed(plain.size() + crypto_box_SEALBYTES);
  if (crypto_box_seal(sealed.data(), plain.data(), plain.size(), box_public_key.data()) != 0) {
    return fail(ErrorCode::InvalidInput, "sealing_key_invalid", "the receiver's sealing key is no X25519 public key: ask for it again");
  }
  return sealed;
}

auto open_box(const Secret& box_secret, BytesView sealed) -> Result<Bytes> {
  const auto broken = [] { return fail(ErrorCode::InvalidInput, "seal_broken", "this was not sealed to this station, or is damaged"); };
  if (sealed.size() < crypto_box_SEALBYTES) return broken();
  const Bytes32 public_key = box_public(box_secret);
  Bytes plain(sealed.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), public_key.data(), box_secret.reveal().data()) != 0) return broken();
  return plain;
}

auto derive_key(const Secret& unlock_secret, BytesView salt) -> Result<Secret> {
  start_sodium();
  NOROSHI_ASSERT(salt.size() == salt_bytes);
  Bytes key(key_bytes);
  if (crypto_pwhash(key.data(), key.size(), reinterpret_cast<const char*>(unlock_secret.reveal().data()), unlock_secret.reveal().size(),
                    salt.data(), argon_passes, argon_memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(ErrorCode::Unavailable, "out_of_memory", "19 MiB of memory were not to be had for Argon2id: free some and start again");
  }
  return Secret{std::move(key)};
}

}  // namespace noroshi::crypto
