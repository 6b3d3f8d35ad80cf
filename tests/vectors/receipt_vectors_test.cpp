// Receipts under real signatures, most of them corrupted on purpose; made once with a key whose seed is 32 times 07. The first ones are
// also how we notice that the format drifted. tests/golang asks the third party's verifier the same ("elsewhere": where it answers
// otherwise).
#include "adapters/crypto/ed25519.hpp"
#include "domain/ledger/receipt.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

namespace noroshi::domain {
namespace {

TEST(ReceiptVectors, AreAnsweredAsTheySay) {
  simdjson::dom::parser parser;
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const simdjson::dom::element vector : parser.load("tests/vectors/receipts.json").get_array()) {
    const auto name = vector["name"].get_string().value();
    const auto key = parse_verifier_key(vector["vkey"].get_string().value());
    ASSERT_TRUE(key) << name;
    const auto receipt = parse_receipt(vector["receipt"].get_string().value());
    const bool holds = receipt && verify_receipt(*receipt, *key, crypto::verify_ed25519);
    EXPECT_EQ(holds, vector["want"].get_string().value() == "accepted") << name;
    ++(holds ? accepted : refused);
  }
  EXPECT_EQ(accepted, 6U);
  EXPECT_EQ(refused, 32U);
}

}  // namespace
}  // namespace noroshi::domain
