#include "domain/ledger/receipt.hpp"

#include "base/sha256.hpp"
#include "tests/support/sample_log.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

/// Stands in for Ed25519 (see note_test.cpp).
auto fake_signature(BytesView public_key, BytesView message) -> Bytes {
  const Bytes32 half = sha256({public_key, message});
  Bytes signature{half.begin(), half.end()};
  signature.insert(signature.end(), half.begin(), half.end());
  return signature;
}
auto verify_fake(BytesView public_key, BytesView message, BytesView signature) -> bool {
  return equal_constant_time(fake_signature(public_key, message), signature);
}

auto sample_log(std::uint64_t size) -> support::SampleLog {
  const auto key = make_verifier_key("log.example/power", sha256(std::string_view{"key"})).value();
  support::SampleLog log{key, [key](BytesView message) { return fake_signature(key.public_key, message); }};
  log.add_entries(size);
  return log;
}

TEST(Receipt, ProvesAloneWhatItSays) {
  const auto log = sample_log(50);
  for (std::uint64_t i = 0; i < log.size(); ++i) {
    for (std::size_t party = 0; party < log.disclosures(i).size(); ++party) {
      const auto text = to_text(log.receipt(i, party));
      const auto receipt = parse_receipt(text);
      ASSERT_TRUE(receipt) << receipt.error().message;
      EXPECT_EQ(to_text(*receipt), text);
      const auto proven = verify_receipt(*receipt, log.key(), verify_fake);
      ASSERT_TRUE(proven) << proven.error().message;
      EXPECT_EQ(proven->index, i);
      EXPECT_EQ(proven->checkpoint.size, 50U);
      EXPECT_EQ(proven->opening, log.disclosures(i)[party].opening);
    }
  }
}

TEST(Receipt, IsTheTextThatC2spDescribes) {
  const auto log = sample_log(3);
  const auto text = to_text(log.receipt(2));
  const auto extra = to_base64(to_bytes(log.disclosures(2)[0]));
  const auto sibling = to_base64(node_hash(log.reader()(0, 0).value(), log.reader()(0, 1).value()));
  EXPECT_EQ(text, "c2sp.org/tlog-proof@v1\nextra " + extra + "\nindex 2\n" + sibling + "\n\n" + log.checkpoint());
}

TEST(Receipt, OfTheOnlyEntryHasNoProofLines) {
  const auto log = sample_log(1);
  const auto receipt = parse_receipt(to_text(log.receipt(0)));
  ASSERT_TRUE(receipt);
  EXPECT_TRUE(receipt->proof.empty());
  EXPECT_TRUE(verify_receipt(*receipt, log.key(), verify_fake));
}

TEST(Receipt, IsRefusedWithEverySingleChangedBit) {
  const auto log = sample_log(20);
  const auto text = to_text(log.receipt(7));
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    auto changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    const auto receipt = parse_receipt(changed);
    EXPECT_FALSE(receipt && verify_receipt(*receipt, log.key(), verify_fake)) << "bit " << bit;
  }
}

TEST(Receipt, IsRefusedWithEveryLineTakenOutOrDoubled) {
  const auto log = sample_log(20);
  const auto text = to_text(log.receipt(7));
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = text.find('\n', start) + 1;
    const auto line = text.substr(start, end - start);
    for (const auto& changed : {text.substr(0, start) + text.substr(end), text.substr(0, end) + line + text.substr(end)}) {
      const auto receipt = parse_receipt(changed);
      const bool doubled_signature = end == text.size() && changed.size() > text.size();  // says the same thing twice
      EXPECT_EQ(receipt && verify_receipt(*receipt, log.key(), verify_fake), doubled_signature) << changed;
    }
    start = end;
  }
}

TEST(Receipt, OfOneEntryDoesNotProveAnother) {
  const auto log = sample_log(20);
  auto receipt = log.receipt(7);
  receipt.disclosure = log.disclosures(8)[0];
  EXPECT_EQ(verify_receipt(receipt, log.key(), verify_fake).error().slug, "proof_refused");
  receipt = log.receipt(9, 1);
  receipt.disclosure = log.disclosures(19)[1];
  EXPECT_EQ(verify_receipt(receipt, log.key(), verify_fake).error().slug, "proof_refused");
}

TEST(Receipt, RefusesWhatIsNotOne) {
  const auto log = sample_log(5);
  const auto text = to_text(log.receipt(3));
  const auto without_extra = text.substr(0, text.find("extra")) + text.substr(text.find("index"));
  EXPECT_NE(parse_receipt(without_extra).error().message.find("no opening"), std::string::npos);
  for (const auto& bad :
       {std::string{}, std::string{"c2sp.org/tlog-proof@v1"}, std::string{"c2sp.org/tlog-proof@v2\n"}, "\n" + text, text + "\n"}) {
    const auto receipt = parse_receipt(bad);
    EXPECT_FALSE(receipt && verify_receipt(*receipt, log.key(), verify_fake)) << bad;
  }
  auto padded = text;
  padded.insert(padded.find("index ") + 6, "0");
  EXPECT_FALSE(parse_receipt(padded));
  EXPECT_EQ(parse_receipt(std::string(300'000, 'a')).error().code, ErrorCode::TooLarge);
  auto long_proof = log.receipt(3);
  long_proof.proof.resize(65);
  EXPECT_FALSE(parse_receipt(to_text(long_proof)));
}

RC_GTEST_PROP(Receipt, ParserNeverTakesAnotherSpelling, ()) {
  const auto log = sample_log(12);
  auto text = to_text(log.receipt(*rc::gen::inRange<std::uint64_t>(0, 12)));
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  text.insert(at, *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"\n 0A=+/\u2014"})));
  const auto receipt = parse_receipt(text);
  if (receipt) RC_ASSERT(to_text(*receipt) == text);
}

}  // namespace
}  // namespace noroshi::domain
