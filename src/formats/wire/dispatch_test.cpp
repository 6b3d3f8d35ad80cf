#include "formats/wire/dispatch.hpp"

#include "base/sha256.hpp"
#include "domain/report/limits.hpp"
#include "formats/wire/item.hpp"
#include "formats/wire/padding.hpp"
#include "tests/support/wire_values.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

// With stand-ins for the cryptography: a signature is a keyed hash, a sealed box is the text behind a name. What the real ones do is tested
// where they live (adapters/crypto) and together with the services.
namespace noroshi::wire {
namespace {

const Bytes32 sender_key = sha256("sender");

auto toy_sign(const Bytes32& key, BytesView message) -> Bytes {
  const auto half = hmac_sha256(key, message);
  Bytes signature{half.begin(), half.end()};
  signature.insert(signature.end(), half.begin(), half.end());
  return signature;
}
auto toy_verify(const Bytes32& key, BytesView message, BytesView signature) -> bool {
  return equal_constant_time(toy_sign(key, message), signature);
}

auto toy_seal(std::string_view to, BytesView plain) -> Bytes {
  Bytes box{to.begin(), to.end()};
  box.insert(box.end(), plain.begin(), plain.end());
  return box;
}
auto toy_open(std::string_view to) -> OpenSealed {
  return [to = std::string{to}](BytesView box) -> Result<Bytes> {
    if (!as_text(box).starts_with(to)) return fail(ErrorCode::InvalidInput, "seal_broken", "not for us");
    return Bytes{box.begin() + static_cast<std::ptrdiff_t>(to.size()), box.end()};
  };
}

auto some_head() -> DispatchHead {
  return {test::some_id<domain::DispatchId>(), test::some_id<domain::CharterId>(), test::some_id<domain::StationId>(),
          test::some_id<domain::StationId>(), test::some_time()};
}
auto fixed_head() -> DispatchHead {
  const std::array<std::uint8_t, 16> id{7};
  return {domain::DispatchId::from_bytes(id),
          domain::CharterId::from_bytes(id),
          domain::StationId::from_bytes(id),
          domain::StationId::from_bytes(id),
          {}};
}

using SealPlain = std::function<Bytes(Bytes plain)>;

auto encode_with(const DispatchHead& head, const domain::Item& item, const SealPlain& change) -> Result<Bytes> {
  return encode_dispatch(head, {"demo", {}, item},
                         {sender_key, [](BytesView message) { return toy_sign(sender_key, message); },
                          [&](BytesView plain) -> Result<Bytes> {
                            return toy_seal("centre", change({plain.begin(), plain.end()}));
                          }});
}
auto encode_plain(const DispatchHead& head, const domain::Item& item) -> Bytes {
  return *encode_with(head, item, [](Bytes plain) { return plain; });
}

auto open_all(BytesView bytes, const Bytes32& key = sender_key) -> Result<Consignment> {
  auto read = NOROSHI_TRY(read_dispatch(bytes));
  const auto verified = NOROSHI_TRY(verify_dispatch(std::move(read), key, toy_verify));
  return open_dispatch(verified, toy_open("centre"));
}
auto slug_of(const Result<Consignment>& opened) -> std::string { return opened ? "opened" : opened.error().slug; }

auto enquiry_item() -> domain::Item { return {std::nullopt, domain::CallBackContent{"desk", "03-0000-0000", "reason"}}; }

RC_GTEST_PROP(Dispatch, WhatIsSealedAndSignedOpensAsItWas, ()) {
  const auto head = some_head();
  const auto item = test::some_item();
  const auto bytes = encode_plain(head, item);
  const auto opened = open_all(bytes);
  if (!opened) RC_FAIL(opened.error().message);
  RC_ASSERT(encode_item(opened->item) == encode_item(item));
  RC_ASSERT(opened->realm == "demo");
}

RC_GTEST_PROP(Dispatch, NoChangedByteIsOpened, ()) {
  const auto bytes = encode_plain(fixed_head(), enquiry_item());
  auto changed = bytes;
  const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
  changed[at] ^= static_cast<std::uint8_t>(*rc::gen::inRange(1, 256));
  const auto opened = open_all(changed);
  RC_ASSERT(!opened.has_value());
}

TEST(Dispatch, SizesShowTheNumberOfBlocksAndNothingElse) {
  std::set<std::size_t> sealed;
  for (std::size_t length = 0; length < 3000; length += 100) {
    domain::CallBackContent call{"d", "t", std::string(length, 'a')};
    auto head = fixed_head();
    const auto read = read_dispatch(encode_plain(head, {std::nullopt, call}));
    const auto verified = verify_dispatch(*read, sender_key, toy_verify);
    sealed.insert(verified->sealed().size() - 6);
  }
  EXPECT_EQ(sealed, std::set<std::size_t>{domain::limits::dispatch_padding_bytes});
}

TEST(Dispatch, OpensForTheRightKeyAndStationAlone) {
  const auto bytes = encode_plain(fixed_head(), enquiry_item());
  EXPECT_EQ(slug_of(open_all(bytes)), "opened");
  EXPECT_EQ(slug_of(open_all(bytes, sha256("another"))), "dispatch_unauthorised");
  const auto verified = verify_dispatch(*read_dispatch(bytes), sender_key, toy_verify);
  auto forged = *decode_envelope(bytes);
  forged.signature.back() ^= 1U;  // one byte of the signature, under the right name of the key
  EXPECT_EQ(slug_of(open_all(encode_envelope(forged))), "dispatch_unauthorised");
  EXPECT_EQ(open_dispatch(*verified, toy_open("ministry")).error().slug, "dispatch_unreadable");
}

TEST(Dispatch, RefusesWrongPadding) {
  const auto with = [](const SealPlain& change) { return slug_of(open_all(*encode_with(fixed_head(), enquiry_item(), change))); };
  EXPECT_EQ(with([](Bytes plain) { return plain; }), "opened");
  EXPECT_EQ(with([](Bytes plain) { return plain.back() = 1, plain; }), "dispatch_unreadable");
  EXPECT_EQ(with([](Bytes plain) { return plain.pop_back(), plain; }), "dispatch_unreadable");
  EXPECT_EQ(with([](Bytes plain) { return plain.resize(plain.size() * 2), plain; }), "dispatch_unreadable");
  EXPECT_EQ(with([](Bytes plain) { return plain[0] = 0xFF, plain; }), "dispatch_unreadable");
  EXPECT_EQ(with([](Bytes plain) { return --plain[3], plain; }), "dispatch_unreadable");
  EXPECT_EQ(with([](Bytes) { return Bytes{}; }), "dispatch_unreadable");
  EXPECT_EQ(with([](Bytes) { return Bytes{0, 0}; }), "dispatch_unreadable");
}

TEST(Dispatch, RefusesASealedBoxUnderAnotherHead) {
  auto other = fixed_head();
  other.sent_at += std::chrono::seconds{1};
  Bytes box;
  static_cast<void>(encode_with(fixed_head(), enquiry_item(), [&](Bytes plain) { return box = plain; }));
  const auto moved = encode_with(other, enquiry_item(), [&](const Bytes&) { return box; });
  EXPECT_EQ(slug_of(open_all(*moved)), "dispatch_unreadable");
}

TEST(Dispatch, RefusesEnvelopesThatAreNotExactlyOurs) {
  const auto envelope = *decode_envelope(encode_plain(fixed_head(), enquiry_item()));
  const auto slug = [&](auto&& change) {
    auto changed = envelope;
    change(changed);
    changed.signature = toy_sign(sender_key, pre_authentication(changed.payload_type, changed.payload));
    return slug_of(open_all(encode_envelope(changed)));
  };
  EXPECT_EQ(slug([](Envelope&) {}), "opened");
  EXPECT_EQ(slug([](Envelope& e) { e.payload_type = "application/json"; }), "dispatch_malformed");
  EXPECT_EQ(slug([](Envelope& e) { e.key_id = "0011223344556677"; }), "dispatch_unauthorised");
  EXPECT_EQ(slug([](Envelope& e) { e.payload.pop_back(); }), "dispatch_malformed");
  EXPECT_EQ(slug([](Envelope& e) { e.payload.insert(e.payload.begin() + 1, {'"', 'x', '"', ':', '1', ','}); }), "dispatch_malformed");

  std::string json{as_text(encode_envelope(envelope))};
  const auto signatures = json.find("[{\"keyid\"");
  const auto one = json.substr(signatures + 1, json.rfind(']') - signatures - 1);
  json.insert(json.rfind(']'), "," + one);
  EXPECT_EQ(slug_of(open_all(as_bytes(json))), "dispatch_malformed");
}

TEST(Dispatch, KnowsItsOwnDigest) {
  const auto bytes = encode_plain(fixed_head(), enquiry_item());
  const auto verified = verify_dispatch(*read_dispatch(bytes), sender_key, toy_verify);
  EXPECT_EQ(digest_of(bytes), verified->digest());
}

TEST(Dispatch, RefusesToWriteWhatIsTooLarge) {
  const domain::CallBackContent call{"d", "t", std::string(400 * 1024, 'a')};
  const auto bytes = encode_with(fixed_head(), {std::nullopt, call}, [](Bytes plain) { return plain; });
  ASSERT_FALSE(bytes.has_value());
  EXPECT_EQ(bytes.error().slug, "dispatch_too_large");
}

RC_GTEST_PROP(Padding, GivesBackWhatWasPadded, (const Bytes& content)) {
  const auto padded = pad(content);
  RC_ASSERT(padded.size() % domain::limits::dispatch_padding_bytes == 0U);
  RC_ASSERT(unpad(padded) == content);
}

}  // namespace
}  // namespace noroshi::wire
