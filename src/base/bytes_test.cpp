#include "base/bytes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi {
namespace {

auto bytes_of(std::string_view text) -> Bytes {
  const auto view = as_bytes(text);
  return {view.begin(), view.end()};
}

// RFC 4648 §10
TEST(Bytes, EncodesTheVectorsOfRfc4648) {
  const std::pair<const char*, const char*> vectors[] = {
      {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) {
    EXPECT_EQ(to_base64(as_bytes(plain)), encoded);
    EXPECT_EQ(from_base64(encoded).value(), bytes_of(plain));
  }
  EXPECT_EQ(to_hex(as_bytes("foobar")), "666f6f626172");
}

TEST(Bytes, RefusesEveryBase64ButTheCanonicalOne) {
  for (const auto* bad : {"Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v\n", " Zm9v", "Zm9v====", "Zg==Zg==", "Zm-_",
                          "====", "Z===", "=Zg=", "Zm9v=", "Z=g="}) {
    EXPECT_FALSE(from_base64(bad)) << bad;
  }
  EXPECT_FALSE(from_base64(std::string_view{"Zm\0v", 4}));
}

TEST(Bytes, RefusesEveryHexButLowerCasePairs) {
  for (const auto* bad : {"0", "0g", "AB", "0x00", " 00", "00 "}) EXPECT_FALSE(from_hex(bad)) << bad;
  EXPECT_EQ(from_hex("00ff").value(), (Bytes{0, 255}));
}

TEST(Bytes, WritesUrlSafeBase64WithoutPadding) {
  EXPECT_EQ(to_base64url(Bytes{0xfb, 0xff}), "-_8");
  EXPECT_EQ(to_base64url(Bytes{0xfb, 0xff, 0xfe}), "-__-");
}

RC_GTEST_PROP(Bytes, ReadBackAsTheyWereWritten, (const Bytes& bytes)) {
  RC_ASSERT(from_hex(to_hex(bytes)).value() == bytes);
  RC_ASSERT(from_base64(to_base64(bytes)).value() == bytes);
}

RC_GTEST_PROP(Bytes, HaveOneBase64SpellingOnly, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"AQgw+/=\n"}));
  const auto bytes = from_base64(text);
  if (bytes) RC_ASSERT(to_base64(*bytes) == text);
}

TEST(Bytes, AreThirtyTwoOrNot) {
  EXPECT_EQ(to_bytes32(Bytes(32, 7)).value()[31], 7);
  EXPECT_FALSE(to_bytes32(Bytes(31)));
  EXPECT_FALSE(to_bytes32(Bytes(33)));
}

TEST(Bytes, CompareWholeInConstantTime) {
  EXPECT_TRUE(equal_constant_time(as_bytes("key"), as_bytes("key")));
  EXPECT_FALSE(equal_constant_time(as_bytes("key"), as_bytes("kez")));
  EXPECT_FALSE(equal_constant_time(as_bytes("key"), as_bytes("ke")));
  EXPECT_TRUE(equal_constant_time({}, {}));
}

TEST(Bytes, AreZeroAfterWiping) {
  Bytes bytes(64, 0xaa);
  wipe(bytes.data(), bytes.size());
  EXPECT_EQ(bytes, Bytes(64));
}

}  // namespace
}  // namespace noroshi
