#pragma once

#include "ports/station_keys.hpp"

#include <semaphore>

namespace noroshi::crypto {

inline constexpr unsigned long long argon_passes = 2;
inline constexpr std::size_t argon_memory_bytes = std::size_t{19} * 1024 * 1024;
inline constexpr int argon_at_once_max = 4;

/// Argon2id. Each computation takes 19 MiB, so that at most four run at once and the others wait: a burst of sign-ins cannot exhaust
/// memory.
class ArgonPasswords final : public ports::Passwords {
public:
  ArgonPasswords();
  auto hash(const Secret& password) const -> Result<std::string> override;
  auto matches(const Secret& password, const std::string& stored) const -> bool override;
  auto decoy() const -> const std::string& override { return decoy_; }

private:
  mutable std::counting_semaphore<argon_at_once_max> turns_{argon_at_once_max};
  std::string decoy_;
};

}  // namespace noroshi::crypto
