#include "base/sha256.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <memory>

namespace noroshi {

auto sha256(std::initializer_list<BytesView> parts) -> Bytes32 {
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  thread_local const std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
  Bytes32 digest{};
  NOROSHI_ASSERT(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1);
  for (const auto part : parts) NOROSHI_ASSERT(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
  NOROSHI_ASSERT(EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1);
  return digest;
}

auto hmac_sha256(BytesView key, BytesView message) -> Bytes32 {
  Bytes32 tag{};
  unsigned int size = 0;
  const auto* made = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), tag.data(), &size);
  NOROSHI_ASSERT(made != nullptr && size == tag.size());
  return tag;
}

}  // namespace noroshi
