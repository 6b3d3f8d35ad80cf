#include "adapters/memory/cheap_passwords.hpp"

#include "base/sha256.hpp"

namespace noroshi::memory {

namespace {

auto digest_of(const Secret& password) -> std::string { return "cheap:" + to_hex(sha256(password.reveal())); }

}  // namespace

auto CheapPasswords::hash(const Secret& password) const -> Result<std::string> { return digest_of(password); }

auto CheapPasswords::matches(const Secret& password, const std::string& stored) const -> bool {
  return equal_constant_time(as_bytes(digest_of(password)), as_bytes(stored));
}

}  // namespace noroshi::memory
