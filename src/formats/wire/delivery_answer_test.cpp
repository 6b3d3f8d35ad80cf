#include "formats/wire/delivery_answer.hpp"

#include "base/sha256.hpp"

#include <gtest/gtest.h>

namespace noroshi::wire {
namespace {

auto sign_as(std::string_view name) -> Sign {
  return [key = sha256(name)](BytesView message) {
    const auto mac = hmac_sha256(key, message);
    return Bytes{mac.begin(), mac.end()};
  };
}
auto verify(const Bytes32& key, BytesView message, BytesView signature) -> bool {
  return equal_constant_time(hmac_sha256(key, message), signature);
}

auto refusal() -> DispatchAnswer {
  const std::array<std::uint8_t, 16> id{1};
  return {domain::DispatchId::from_bytes(id), sha256("dispatch"), false, "charter_unknown", Finality::Later};
}

auto slug_of(const std::string& text) -> std::string {
  const auto read = decode_answer_to_dispatch(text, sha256("centre"), verify);
  return read ? "read" : read.error().slug;
}

TEST(DeliveryAnswer, ComesBackAsItWasSigned) {
  const auto read = decode_answer_to_dispatch(encode_answer_to_dispatch(refusal(), sign_as("centre")), sha256("centre"), verify);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->dispatch, refusal().dispatch);
  EXPECT_EQ(read->digest, refusal().digest);
  EXPECT_EQ(read->reason, "charter_unknown");
  EXPECT_EQ(read->finality, Finality::Later);
}

TEST(DeliveryAnswer, IsNotBelievedWithoutTheStationsSignature) {
  EXPECT_EQ(slug_of(encode_answer_to_dispatch(refusal(), sign_as("someone"))), "answer_unsigned");
  auto turned = encode_answer_to_dispatch(refusal(), sign_as("centre"));
  turned.replace(turned.find("\"accepted\":false"), 16, "\"accepted\":true");
  EXPECT_EQ(slug_of(turned), "answer_unsigned");
  EXPECT_EQ(slug_of("{\"accepted\":true}"), "answer_malformed");
  EXPECT_EQ(slug_of(""), "answer_malformed");
}

}  // namespace
}  // namespace noroshi::wire
