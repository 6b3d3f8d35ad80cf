#pragma once

#include "adapters/crypto/ed25519.hpp"
#include "ports/station_keys.hpp"

namespace noroshi::crypto {

/// What a station's key file holds: 32 bytes each.
struct StationSecrets {
  Secret signing_seed;
  Secret box_secret;
  Secret handle_key;
};

/// A station's keys, opened and in memory.
class KeyRing : public ports::StationKeys {
public:
  explicit KeyRing(StationSecrets secrets);
  auto signing_public() const -> Bytes32 override { return signing_.public_key(); }
  auto sign(BytesView message) const -> Bytes override { return signing_.sign(message); }
  auto sealing_public() const -> Bytes32 override { return box_public_; }
  auto open_sealed(BytesView sealed) const -> Result<Bytes> override;
  auto handle_key() const -> const Secret& override { return handle_key_; }

private:
  Ed25519Key signing_;
  Secret box_secret_;
  Bytes32 box_public_;
  Secret handle_key_;
};

}  // namespace noroshi::crypto
