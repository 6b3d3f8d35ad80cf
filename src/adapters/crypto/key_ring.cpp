#include "adapters/crypto/key_ring.hpp"

#include "adapters/crypto/sodium.hpp"

namespace noroshi::crypto {

namespace {

auto load_signing_key(const Secret& seed) -> Ed25519Key {
  auto key = Ed25519Key::from_seed(seed);
  NOROSHI_ASSERT(key.has_value());
  return std::move(*key);
}

}  // namespace

KeyRing::KeyRing(StationSecrets secrets)
    : signing_{load_signing_key(secrets.signing_seed)},
      box_secret_{std::move(secrets.box_secret)},
      box_public_{box_public(box_secret_)},
      handle_key_{std::move(secrets.handle_key)} {
  NOROSHI_ASSERT(handle_key_.reveal().size() == key_bytes);
}

auto KeyRing::open_sealed(BytesView sealed) const -> Result<Bytes> { return open_box(box_secret_, sealed); }

}  // namespace noroshi::crypto
