#include "base/result.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace noroshi {
namespace {

auto half(int value) -> Result<int> {
  if (value % 2 != 0) return fail(ErrorCode::InvalidInput, "odd", "halve an even number");
  return value / 2;
}
auto quarter(int value) -> Result<int> {
  const int halved = NOROSHI_TRY(half(value));
  return NOROSHI_TRY(half(halved));
}
auto check_even(int value) -> Result<> {
  NOROSHI_TRY(half(value));
  return {};
}
auto move_out(Result<std::unique_ptr<int>> result) -> Result<int> {
  const std::unique_ptr<int> owned = NOROSHI_TRY(std::move(result));
  return *owned;
}

TEST(Result, TryGivesTheValueOrReturnsTheError) {
  EXPECT_EQ(quarter(12).value(), 3);
  EXPECT_EQ(quarter(5).error().slug, "odd");
  EXPECT_EQ(quarter(6).error().slug, "odd");
}

TEST(Result, TryPassesErrorsBetweenDifferentTypesAndNothing) {
  EXPECT_TRUE(check_even(4));
  EXPECT_EQ(check_even(3).error().code, ErrorCode::InvalidInput);
}

TEST(Result, TryMovesWhatCannotBeCopied) {
  EXPECT_EQ(move_out(std::make_unique<int>(7)).value(), 7);
  EXPECT_EQ(move_out(fail(ErrorCode::NotFound, "gone", "ask again")).error().slug, "gone");
}

TEST(Result, FieldErrorsMakeOneSentence) {
  const Result<> one = fail({{"summary", "is missing"}});
  EXPECT_EQ(one.error().message, "summary: is missing");
  EXPECT_EQ(one.error().slug, "invalid_input");
  const Result<> two = fail({{"summary", "is missing"}, {"kind", "is unknown"}});
  EXPECT_EQ(two.error().message, "2 fields need mending");
  EXPECT_EQ(two.error().fields[1].field, "kind");
}

TEST(AssertDeathTest, StopsWithPlaceAndSentence) { EXPECT_DEATH(NOROSHI_ASSERT(1 + 1 == 3), "1 \\+ 1 == 3 .*result_test.cpp"); }

}  // namespace
}  // namespace noroshi
