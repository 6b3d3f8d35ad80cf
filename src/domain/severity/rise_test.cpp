#include "domain/severity/rise.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

constexpr ReadingMark near_miss{1, Layer::NearMiss, Route::NearMissMonthly};

TEST(Rise, IsSeenInLevelLayerAndRouteEachAlone) {
  EXPECT_TRUE(rises(near_miss, {2, Layer::NearMiss, Route::NearMissMonthly}));
  EXPECT_TRUE(rises(near_miss, {1, Layer::Intermediate, Route::NearMissMonthly}));
  EXPECT_TRUE(rises(near_miss, {1, Layer::NearMiss, Route::ReportNow}));
}

TEST(Rise, IsNotHiddenByWhatFellBesideIt) { EXPECT_TRUE(rises(near_miss, {0, Layer::NearMiss, Route::ReportNow})); }

TEST(Rise, IsNoneWhereNothingGrewGraver) {
  EXPECT_FALSE(rises(near_miss, near_miss));
  EXPECT_FALSE(rises(near_miss, {0, Layer::NearMiss, Route::CountOnly}));
}

}  // namespace
}  // namespace noroshi::domain
