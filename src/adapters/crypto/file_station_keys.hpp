#pragma once

#include "adapters/crypto/key_ring.hpp"

#include <memory>
#include <string>

namespace noroshi::crypto {

/// A station's keys in the file `station.key`, sealed under its unlock secret, readable by its owner alone.
class FileStationKeys final : public KeyRing {
public:
  /// Makes new keys. Error `Conflict`, slug `station_key_exists`: an existing file is never overwritten.
  static auto create(const std::string& path, const Secret& unlock_secret) -> Result<std::unique_ptr<FileStationKeys>>;
  /// Errors: `NotFound` `station_key_missing`; `Unauthorised` `unlock_secret_wrong`; `Unavailable` `station_key_exposed` when others may
  /// read the file, `station_key_damaged`.
  static auto open(const std::string& path, const Secret& unlock_secret) -> Result<std::unique_ptr<FileStationKeys>>;

private:
  explicit FileStationKeys(StationSecrets secrets) : KeyRing{std::move(secrets)} {}
};

}  // namespace noroshi::crypto
