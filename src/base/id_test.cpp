#include "base/id.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <type_traits>
#include <unordered_set>

namespace noroshi {
namespace {

using AppleId = Id<struct AppleTag>;
using PearId = Id<struct PearTag>;

static_assert(!std::is_convertible_v<AppleId, PearId> && !std::is_assignable_v<AppleId&, PearId>, "ids of different things do not mix");
static_assert(!std::is_convertible_v<std::string, AppleId> && !std::is_constructible_v<AppleId, std::string>,
              "an id is parsed, never assumed");
static_assert(!std::is_default_constructible_v<AppleId>, "there is no empty id");

constexpr auto some_id = "0f8fad5b-d9cb-469f-a165-70867728950e";

TEST(Id, TakesLowerCaseUuidsOnly) {
  EXPECT_EQ(AppleId::parse(some_id).value().str(), some_id);
  for (const auto* bad : {"", "0f8fad5b", "0F8FAD5B-D9CB-469F-A165-70867728950E", "0f8fad5bd9cb-469f-a165-708677289500e",
                          "{0f8fad5b-d9cb-469f-a165-70867728950}", "0f8fad5b-d9cb-469f-a165-70867728950g",
                          "0f8fad5b-d9cb-469f-a165-70867728950e ", "0f8fad5b_d9cb_469f_a165_70867728950e"}) {
    EXPECT_EQ(AppleId::parse(bad).error().code, ErrorCode::InvalidInput) << bad;
  }
}

RC_GTEST_PROP(Id, FromAnyBytesIsAUuidOfVersionFour, ()) {
  const auto bytes = *rc::gen::container<Bytes>(16, rc::gen::arbitrary<std::uint8_t>());
  const auto id = AppleId::from_bytes(bytes);
  RC_ASSERT(AppleId::parse(id.str()).value() == id);
  RC_ASSERT(id.str()[14] == '4');
  RC_ASSERT(std::string{"89ab"}.find(id.str()[19]) != std::string::npos);
}

TEST(Id, CanBePrintedHashedAndOrdered) {
  const auto id = AppleId::parse(some_id).value();
  const auto other = AppleId::from_bytes(Bytes(16));
  EXPECT_EQ(fmt::format("{}", id), some_id);
  EXPECT_TRUE(other < id);
  const std::unordered_set<AppleId> ids{id, other, id};
  EXPECT_EQ(ids.size(), 2U);
}

}  // namespace
}  // namespace noroshi
