#include "domain/anonymise/technical_half.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

TEST(TechnicalHalf, HoldsEachFactOnceAndNothingOfTheProse) {
  MaskedText masked;
  masked.text = "〔組織A〕は203.0.113.5から攻撃を受けた";
  masked.indicators = {{"url", "https://drop.example/x", 40, 60}, {"ip", "203.0.113.5", 8, 19}, {"ip", "203.0.113.5", 30, 41}};
  EXPECT_EQ(render_technical_half(masked), "ip: 203.0.113.5\nurl: https://drop.example/x\n");
  for (const auto& fact : technical_half(masked)) EXPECT_EQ(fact.start + fact.end, 0U);
}

}  // namespace
}  // namespace noroshi::domain
