#include "adapters/crypto/argon_passwords.hpp"

#include "adapters/crypto/sodium.hpp"

#include <sodium.h>

namespace noroshi::crypto {

namespace {

class Turn {
public:
  explicit Turn(std::counting_semaphore<argon_at_once_max>& turns) : turns_{turns} { turns_.acquire(); }
  ~Turn() { turns_.release(); }
  Turn(const Turn&) = delete;
  auto operator=(const Turn&) -> Turn& = delete;

private:
  std::counting_semaphore<argon_at_once_max>& turns_;
};

auto text_of(const Secret& password) -> const char* { return reinterpret_cast<const char*>(password.reveal().data()); }

}  // namespace

ArgonPasswords::ArgonPasswords() {
  auto hashed = hash(random_secret(key_bytes));
  NOROSHI_ASSERT(hashed.has_value());
  decoy_ = *hashed;
}

auto ArgonPasswords::hash(const Secret& password) const -> Result<std::string> {
  start_sodium();
  const Turn turn{turns_};
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), text_of(password), password.reveal().size(), argon_passes, argon_memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(ErrorCode::Unavailable, "out_of_memory", "no memory for the password check: try again in a moment");
  }
  return std::string{text.data()};
}

auto ArgonPasswords::matches(const Secret& password, const std::string& stored) const -> bool {
  start_sodium();
  const Turn turn{turns_};
  // a person who has not enrolled has no hash: the decoy takes as long and never matches
  const std::string& hashed = stored.empty() ? decoy_ : stored;
  return crypto_pwhash_str_verify(hashed.c_str(), text_of(password), password.reveal().size()) == 0 && &hashed != &decoy_;
}

}  // namespace noroshi::crypto
