#pragma once

#include "base/bytes.hpp"
#include "base/secret.hpp"

/// What we use of libsodium, as values: authenticated encryption, sealed boxes, keys from a passphrase.
namespace noroshi::crypto {

inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t salt_bytes = 16;

/// Starts libsodium; every function below has called it.
void start_sodium();

/// Random bytes of the system that are wiped at the end.
auto random_secret(std::size_t size) -> Secret;

/// XChaCha20-Poly1305 under a 32-byte key: nonce24 ‖ ciphertext ‖ tag. `associated` is authenticated and not kept.
auto seal_aead(const Secret& key, BytesView plain, BytesView associated) -> Bytes;
/// Error `Unavailable`, slug `seal_broken`: another key, other associated bytes, or damage.
auto open_aead(const Secret& key, BytesView sealed, BytesView associated) -> Result<Bytes>;

/// X25519 sealed boxes: anyone seals, the owner of the secret opens.
auto box_public(const Secret& box_secret) -> Bytes32;
/// Error `InvalidInput` when the public key is none.
auto seal_box(const Bytes32& box_public_key, BytesView plain) -> Result<Bytes>;
/// Error `InvalidInput`, slug `seal_broken`.
auto open_box(const Secret& box_secret, BytesView sealed) -> Result<Bytes>;

/// A 32-byte key from an unlock secret: Argon2id, m = 19 MiB, t = 2.
auto derive_key(const Secret& unlock_secret, BytesView salt) -> Result<Secret>;

}  // namespace noroshi::crypto
