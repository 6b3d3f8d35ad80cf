#include "adapters/crypto/vault_cipher.hpp"

#include "adapters/crypto/sodium.hpp"

namespace noroshi::crypto {

auto seal_body(const Secret& data_key, const std::string& key_id, std::string context, BytesView plain) -> domain::SealedBytes {
  Bytes ciphertext = seal_aead(data_key, plain, as_bytes(context));
  return {key_id, std::move(context), std::move(ciphertext)};
}

auto open_body(const Secret& data_key, const domain::SealedBytes& sealed) -> Result<Bytes> {
  return open_aead(data_key, sealed.ciphertext, as_bytes(sealed.context));
}

auto key_missing(const std::string& key_id) -> tl::unexpected<Error> {
  return fail(ErrorCode::NotFound, "key_missing", "the key " + key_id + " is destroyed or was never made: its bodies cannot be read");
}

auto key_destroyed(const std::string& key_id) -> tl::unexpected<Error> {
  return fail(ErrorCode::Conflict, "key_destroyed", "the key " + key_id + " was destroyed and stays so: open a new thread");
}

auto check_machine_key(const std::string& key_id) -> Result<> {
  if (key_id.starts_with("machine:")) return {};
  return fail(ErrorCode::Forbidden, "machine_key_only",
              "a machine opens bodies under machine: keys alone: read " + key_id + " with a permit");
}

}  // namespace noroshi::crypto
