#include "adapters/crypto/primitives.hpp"

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/sodium.hpp"

namespace noroshi::crypto {

auto Primitives::verify(const Bytes32& public_key, BytesView message, BytesView signature) const -> bool {
  const auto name = VerifiedSignatures::name_of(public_key, message, signature);
  if (verified_.contains(name)) return true;
  const bool holds = verify_ed25519(public_key, message, signature);
  if (holds) verified_.add(name);
  return holds;
}

auto Primitives::seal_to(const Bytes32& sealing_public, BytesView plain) const -> Result<Bytes> { return seal_box(sealing_public, plain); }

}  // namespace noroshi::crypto
