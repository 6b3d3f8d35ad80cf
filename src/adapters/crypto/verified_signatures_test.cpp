#include "adapters/crypto/verified_signatures.hpp"

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/primitives.hpp"

#include <gtest/gtest.h>

namespace noroshi::crypto {
namespace {

auto sample_key() -> Ed25519Key { return Ed25519Key::from_seed(Secret{Bytes(32, 7)}).value(); }

TEST(VerifiedSignatures, ARememberedSignatureVouchesForNothingElse) {
  const auto key = sample_key();
  const Bytes message{1, 2, 3};
  const Bytes signature = key.sign(message);
  const Primitives crypto;
  ASSERT_TRUE(crypto.verify(key.public_key(), message, signature));
  EXPECT_TRUE(crypto.verify(key.public_key(), message, signature));
  EXPECT_FALSE(crypto.verify(key.public_key(), Bytes{1, 2}, signature));
  Bytes longer = signature;
  longer.push_back(0);
  EXPECT_FALSE(crypto.verify(key.public_key(), message, longer));
  Bytes32 other_key = key.public_key();
  other_key[0] ^= 1;
  EXPECT_FALSE(crypto.verify(other_key, message, signature));
}

TEST(VerifiedSignatures, ARefusedSignatureIsNotRemembered) {
  const auto key = sample_key();
  const Bytes message{1, 2, 3};
  const Bytes wrong(64, 0);
  const Primitives crypto;
  EXPECT_FALSE(crypto.verify(key.public_key(), message, wrong));
  EXPECT_FALSE(crypto.verify(key.public_key(), message, wrong));
}

TEST(VerifiedSignatures, BytesThatMoveBetweenMessageAndSignatureAreAnotherName) {
  EXPECT_NE(VerifiedSignatures::name_of({}, Bytes{1, 2}, Bytes{3}), VerifiedSignatures::name_of({}, Bytes{1}, Bytes{2, 3}));
}

TEST(VerifiedSignatures, ForgetsRatherThanGrow) {
  VerifiedSignatures verified;
  Bytes32 name{};
  for (std::size_t i = 0; i <= VerifiedSignatures::remembered_max; ++i) {
    name[0] = static_cast<std::uint8_t>(i);
    name[1] = static_cast<std::uint8_t>(i >> 8U);
    name[2] = static_cast<std::uint8_t>(i >> 16U);
    verified.add(name);
  }
  EXPECT_TRUE(verified.contains(name));
  EXPECT_FALSE(verified.contains(Bytes32{}));
}

}  // namespace
}  // namespace noroshi::crypto
