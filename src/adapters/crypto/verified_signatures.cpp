#include "adapters/crypto/verified_signatures.hpp"

#include "base/sha256.hpp"

namespace noroshi::crypto {

auto VerifiedSignatures::name_of(const Bytes32& public_key, BytesView message, BytesView signature) -> Bytes32 {
  // Fixed-size digests in place of the two parts of any length, so that no byte can move from one to the other.
  return sha256({public_key, sha256(message), sha256(signature)});
}

auto VerifiedSignatures::contains(const Bytes32& name) const -> bool {
  const std::lock_guard lock{mutex_};
  return names_.contains(name);
}

void VerifiedSignatures::add(const Bytes32& name) {
  const std::lock_guard lock{mutex_};
  if (names_.size() >= remembered_max) names_.clear();
  names_.insert(name);
}

}  // namespace noroshi::crypto
