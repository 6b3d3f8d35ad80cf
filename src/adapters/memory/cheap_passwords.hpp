#pragma once

#include "ports/station_keys.hpp"

namespace noroshi::memory {

/// One digest in place of Argon2id, so that tests with a thousand people are quick. Never outside tests and simulation.
class CheapPasswords final : public ports::Passwords {
public:
  auto hash(const Secret& password) const -> Result<std::string> override;
  auto matches(const Secret& password, const std::string& stored) const -> bool override;
  auto decoy() const -> const std::string& override { return decoy_; }

private:
  std::string decoy_ = "cheap:of nobody";
};

}  // namespace noroshi::memory
