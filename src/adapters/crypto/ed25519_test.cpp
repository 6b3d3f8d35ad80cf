#include "adapters/crypto/ed25519.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>
#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

namespace noroshi::crypto {
namespace {

auto bytes_of(std::string_view hex) -> Bytes { return from_hex(hex).value(); }

auto key_from(std::string_view seed_hex) -> Ed25519Key { return Ed25519Key::from_seed(Secret{bytes_of(seed_hex)}).value(); }

// RFC 8032 §7.1, tests 1 to 3
struct Rfc8032 {
  const char* seed;
  const char* public_key;
  const char* message;
  const char* signature;
};
constexpr Rfc8032 rfc8032[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
     "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
     "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
     "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
};

TEST(Ed25519, SignsAsRfc8032Says) {
  for (const auto& vector : rfc8032) {
    const auto key = key_from(vector.seed);
    const Bytes message = bytes_of(vector.message);
    EXPECT_EQ(to_hex(key.public_key()), vector.public_key);
    EXPECT_EQ(to_hex(key.sign(message)), vector.signature);
    EXPECT_TRUE(verify_ed25519(key.public_key(), message, bytes_of(vector.signature)));
  }
}

TEST(Ed25519, RefusesEverySingleChangedBit) {
  const auto key = key_from(rfc8032[1].seed);
  const Bytes32 public_key = key.public_key();
  Bytes message = bytes_of("6e6f726f736869");
  Bytes signature = key.sign(message);
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
    Bytes changed = signature;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    EXPECT_FALSE(verify_ed25519(public_key, message, changed)) << bit;
  }
  for (std::size_t bit = 0; bit < message.size() * 8; ++bit) {
    Bytes changed = message;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    EXPECT_FALSE(verify_ed25519(public_key, changed, signature)) << bit;
  }
  for (std::size_t bit = 0; bit < public_key.size() * 8; ++bit) {
    Bytes32 changed = public_key;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    EXPECT_FALSE(verify_ed25519(changed, message, signature)) << bit;
  }
}

TEST(Ed25519, RefusesWrongLengths) {
  const auto key = key_from(rfc8032[0].seed);
  const Bytes signature = key.sign({});
  EXPECT_FALSE(verify_ed25519(BytesView{key.public_key()}.first(31), {}, signature));
  EXPECT_FALSE(verify_ed25519(key.public_key(), {}, BytesView{signature}.first(63)));
  EXPECT_FALSE(verify_ed25519({}, {}, {}));
  EXPECT_EQ(Ed25519Key::from_seed(Secret{Bytes(31)}).error().slug, "signing_key");
}

struct EdgeCase {
  Bytes key;
  Bytes signature;
  std::string message;
  std::vector<std::string> flags;

  auto has(std::string_view flag) const -> bool { return std::find(flags.begin(), flags.end(), flag) != flags.end(); }
};

auto edge_case_file() -> std::filesystem::path {
  const char* shared = std::getenv("NOROSHI_SHARED");
  return std::filesystem::path{shared != nullptr ? shared : "../shared"} / "data/ed25519/ed25519vectors.json";
}

auto read_edge_cases(const std::filesystem::path& path) -> std::vector<EdgeCase> {
  simdjson::dom::parser parser;
  std::vector<EdgeCase> cases;
  for (const simdjson::dom::element row : parser.load(path.string()).get_array()) {
    EdgeCase one{bytes_of(row["key"].get_string().value()),
                 bytes_of(row["sig"].get_string().value()),
                 std::string{row["msg"].get_string().value()},
                 {}};
    simdjson::dom::array flags;
    if (row["flags"].get_array().get(flags) == simdjson::SUCCESS) {
      for (const simdjson::dom::element flag : flags) one.flags.emplace_back(flag.get_string().value());
    }
    cases.push_back(std::move(one));
  }
  return cases;
}

// Which classes we take: those whose points merely have a low-order component besides the prime-order one, as long as the cofactorless
// equation holds (an honest verifier of any make takes them too). Refused: low-order or non-canonical A or R, and whatever only the
// cofactored equation lets through.
TEST(Ed25519, AnswersTheEdgeCasesByOneRule) {
  const auto path = edge_case_file();
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "SKIPPED Ed25519.AnswersTheEdgeCasesByOneRule: no " << path;
  ASSERT_GE(sodium_init(), 0);
  const auto cases = read_edge_cases(path);
  ASSERT_EQ(cases.size(), 914U);
  std::map<bool, int> answers;
  for (const auto& one : cases) {
    const bool refuse = one.has("low_order_A") || one.has("low_order_R") || one.has("non_canonical_A") || one.has("non_canonical_R") ||
                        one.has("low_order_residue");
    const bool accepted = verify_ed25519(one.key, as_bytes(one.message), one.signature);
    EXPECT_EQ(accepted, !refuse) << one.message;
    const bool sodium =
        crypto_sign_verify_detached(one.signature.data(), as_bytes(one.message).data(), one.message.size(), one.key.data()) == 0;
    EXPECT_EQ(accepted, sodium) << "libsodium disagrees: " << one.message;
    ++answers[accepted];
  }
  EXPECT_EQ(answers[true], 43);
}

}  // namespace
}  // namespace noroshi::crypto
