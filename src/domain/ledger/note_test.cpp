#include "domain/ledger/note.hpp"

#include "base/sha256.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

/// Stands in for Ed25519: anyone can forge it, but it notices every changed bit, which is what these tests ask. The real one is tried in
/// tests/vectors and tests/golang.
auto sign_with(const Bytes32& public_key) -> SignEd25519 {
  return [public_key](BytesView message) {
    const Bytes32 half = sha256({public_key, message});
    Bytes signature{half.begin(), half.end()};
    signature.insert(signature.end(), half.begin(), half.end());
    return signature;
  };
}
auto verify_fake(BytesView public_key, BytesView message, BytesView signature) -> bool {
  const Bytes expected = sign_with(to_bytes32(public_key).value())(message);
  return equal_constant_time(expected, signature);
}

auto test_key() -> VerifierKey { return make_verifier_key("log.example/power", sha256(std::string_view{"key"})).value(); }
auto test_checkpoint() -> Checkpoint { return {"log.example/power", 109'482, sha256(std::string_view{"root"}), {}}; }
auto signed_checkpoint() -> std::string { return sign_checkpoint(test_checkpoint(), test_key(), sign_with(test_key().public_key)); }

TEST(VerifierKey, ReadsBackWhatItWrites) {
  const auto key = test_key();
  const auto text = to_text(key);
  const auto back = parse_verifier_key(text + "\n");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->name, key.name);
  EXPECT_EQ(back->public_key, key.public_key);
  EXPECT_EQ(back->id(), key.id());
  EXPECT_NE(key.id(), make_verifier_key("log.example/other", key.public_key)->id());
}

TEST(VerifierKey, RefusesEverySingleChangedCharacter) {
  const auto text = to_text(test_key());
  const std::size_t name_end = text.find('+');
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto changed = text;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(parse_verifier_key(changed)) << i << " of " << name_end;
  }
  for (const auto* bad : {"", "+", "++", "a+b+c", "name+00000000", "name+00000000+", "name+00000000+AQ=="})
    EXPECT_FALSE(parse_verifier_key(bad));
  EXPECT_FALSE(parse_verifier_key(text + "\n\n"));
  EXPECT_FALSE(parse_verifier_key(" " + text));
}

TEST(VerifierKey, TakesNoNameThatANoteCannotCarry) {
  for (const auto* name : {"", "two words", "a+b", "new\nline", "a\u00a0b", "a\u3000b", "\xff"}) {
    EXPECT_FALSE(make_verifier_key(name, {})) << name;
  }
  EXPECT_TRUE(make_verifier_key("log.example/電力", {}));
}

TEST(Note, ReadsBackWhatItWrites) {
  const auto text = signed_checkpoint();
  const auto note = parse_note(text);
  ASSERT_TRUE(note) << note.error().message;
  EXPECT_EQ(to_text(*note), text);
  EXPECT_EQ(note->text, to_text(test_checkpoint()));
  EXPECT_TRUE(verify_note(*note, test_key(), verify_fake));
}

TEST(Note, KeepsTheTextUpToItsLastEmptyLine) {
  const auto note = parse_note("one\n\ntwo\n\n\u2014 n AAAAAAA=\n");
  ASSERT_TRUE(note) << note.error().message;
  EXPECT_EQ(note->text, "one\n\ntwo\n");
}

TEST(Note, RefusesWhatIsNotANote) {
  const std::string line = "\u2014 n AAAAAAA=\n";
  for (const auto& bad : std::vector<std::string>{
           std::string{}, std::string{"text\n"}, std::string{"text\n\n"}, "text" + line, "text\n\n" + line.substr(0, line.size() - 1),
           "text\n\n- n AAAAAAA=\n", "text\n\n\u2014 n\n", "text\n\n\u2014  AAAAAAA=\n", "text\n\n\u2014 n AAAA\n",
           "text\n\n\u2014 n AAAAAAA\n", "te\txt\n\n" + line, "te\rxt\n\n" + line, "te\xffxt\n\n" + line,
           std::string{"te\0xt\n\n", 7} + line, "text\n\n\u2014 n+m AAAAAAA=\n"}) {
    EXPECT_FALSE(parse_note(bad)) << bad;
  }
  EXPECT_EQ(parse_note(std::string(65 * 1024, 'a')).error().code, ErrorCode::TooLarge);
}

TEST(Note, TakesSixteenSignaturesAndMoreButNotAnyNumber) {
  std::string text = signed_checkpoint();
  for (int i = 0; i < 63; ++i) text += "\u2014 witness.example/" + std::to_string(i) + " AAAAAAA=\n";
  EXPECT_TRUE(open_checkpoint(text, test_key(), verify_fake));
  EXPECT_FALSE(parse_note(text + "\u2014 n AAAAAAA=\n"));
}

TEST(Note, IgnoresOtherKeysButNeverAWrongSignatureOfItsOwn) {
  const auto text = signed_checkpoint();
  const auto key = test_key();
  const auto other = make_verifier_key("log.example/other", key.public_key).value();
  EXPECT_EQ(open_checkpoint(text, other, verify_fake).error().slug, "not_signed");
  const auto stranger = make_verifier_key(key.name, sha256(std::string_view{"stranger"})).value();
  EXPECT_EQ(open_checkpoint(text, stranger, verify_fake).error().slug, "not_signed");

  auto note = parse_note(text).value();
  note.signatures.push_back(note.signatures.front());
  note.signatures.back().signature[0] ^= 1U;
  EXPECT_EQ(verify_note(note, key, verify_fake).error().slug, "signature");
  note.signatures.back().signature.pop_back();
  const auto trusting = [](BytesView, BytesView, BytesView) { return true; };
  EXPECT_EQ(verify_note(note, key, trusting).error().slug, "signature");
}

TEST(Checkpoint, ReadsBackWhatItWrites) {
  auto checkpoint = test_checkpoint();
  checkpoint.extensions = {"an extension", "another"};
  EXPECT_EQ(parse_checkpoint(to_text(checkpoint)).value(), checkpoint);
  EXPECT_EQ(open_checkpoint(signed_checkpoint(), test_key(), verify_fake).value(), test_checkpoint());
}

TEST(Checkpoint, RefusesWhatIsNotOne) {
  const auto root = to_base64(sha256(std::string_view{"root"}));
  for (const auto& bad : std::vector<std::string>{
           std::string{}, std::string{"o\n1\n"}, "o\n01\n" + root + "\n", "o\n+1\n" + root + "\n", "o\n-1\n" + root + "\n",
           "o\n\n" + root + "\n", "\n1\n" + root + "\n", "o\n1\n" + root, "o\n1\n" + root + "\n\n", "o\n1\n" + root + "\nx",
           "o\n18446744073709551616\n" + root + "\n", "o\n1 \n" + root + "\n", "o\n1\n" + root.substr(4) + "\n", "o\n0x1\n" + root + "\n",
           std::string{"o\n1\nAAAA\n"}}) {
    EXPECT_FALSE(parse_checkpoint(bad)) << bad;
  }
}

TEST(Checkpoint, BelongsToTheLogOfItsKey) {
  auto checkpoint = test_checkpoint();
  checkpoint.origin = "log.example/gas";
  const auto text = to_text(checkpoint);
  const Note note{text, {{test_key().name, test_key().id(), sign_with(test_key().public_key)(as_bytes(text))}}};
  EXPECT_EQ(open_checkpoint(to_text(note), test_key(), verify_fake).error().slug, "origin");
}

RC_GTEST_PROP(Checkpoint, LosesItsSignatureWithAnyChangedByte, ()) {
  auto text = signed_checkpoint();
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  const auto bit = *rc::gen::inRange(0, 8);
  text[at] = static_cast<char>(text[at] ^ (1 << bit));
  RC_ASSERT(!open_checkpoint(text, test_key(), verify_fake).has_value());
}

}  // namespace
}  // namespace noroshi::domain
