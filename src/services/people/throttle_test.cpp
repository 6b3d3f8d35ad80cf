#include "services/people/throttle.hpp"

#include <gtest/gtest.h>

namespace noroshi::services {
namespace {

using namespace std::chrono_literals;

class ThrottleOverTime : public testing::Test {
protected:
  void fail_times(const std::string& name, const std::string& address, int times) {
    for (int i = 0; i < times; ++i) throttle_.note_failure(name, address, now_);
  }
  auto wait(const std::string& name, const std::string& address) { return throttle_.begin(name, address, now_).wait; }

  Throttle throttle_;
  UtcTime now_{std::chrono::sys_days{std::chrono::year{2026} / 4 / 1}};
};

TEST_F(ThrottleOverTime, GrowsWithFailuresAndFadesWithTime) {
  fail_times("sato", "192.0.2.1", 2);
  EXPECT_EQ(wait("sato", "192.0.2.1"), 0ms);
  fail_times("sato", "192.0.2.1", 3);
  const auto some = wait("sato", "192.0.2.1");
  EXPECT_GT(some, 0ms);
  fail_times("sato", "192.0.2.1", 3);
  EXPECT_GT(wait("sato", "192.0.2.1"), some);
  now_ += 24h;
  EXPECT_EQ(wait("sato", "192.0.2.1"), 0ms);
}

TEST_F(ThrottleOverTime, NeverLocksTheOwnerOfANameOut) {
  fail_times("sato", "198.51.100.7", 100'000);
  const auto verdict = throttle_.begin("sato", "192.0.2.1", now_);
  EXPECT_FALSE(verdict.refused);
  EXPECT_LE(verdict.wait, 2s);
}

TEST_F(ThrottleOverTime, LetsAttemptsOfOneAddressGoOneAfterTheOther) {
  fail_times("a", "198.51.100.7", 50);
  EXPECT_EQ(wait("b", "198.51.100.7"), 8s);
  EXPECT_EQ(wait("c", "198.51.100.7"), 16s);
  int refused = 0;
  for (int i = 0; i < 100; ++i) refused += throttle_.begin("d", "198.51.100.7", now_).refused ? 1 : 0;
  EXPECT_EQ(refused, 95);
  now_ += 1min;
  EXPECT_FALSE(throttle_.begin("d", "198.51.100.7", now_).refused);
}

TEST_F(ThrottleOverTime, TakesOneFailureOffTheAddressOfWhoGotIn) {
  fail_times("sato", "192.0.2.1", 3);
  EXPECT_GT(wait("tanaka", "192.0.2.1"), 0ms);
  throttle_.note_success("192.0.2.1");
  EXPECT_EQ(wait("tanaka", "192.0.2.1"), 0ms);
  EXPECT_GT(wait("sato", "192.0.2.2"), 0ms);
}

TEST_F(ThrottleOverTime, HoldsABoundedNumberOfCounters) {
  for (int i = 0; i < 30'000; ++i) {
    throttle_.note_failure("user" + std::to_string(i), "192.0.2." + std::to_string(i), now_);
    now_ += 1ms;
  }
  EXPECT_LE(throttle_.size(), 20'000U);
  fail_times("sato", "198.51.100.7", 6);
  EXPECT_GT(wait("sato", "198.51.100.8"), 0ms);
}

}  // namespace
}  // namespace noroshi::services
