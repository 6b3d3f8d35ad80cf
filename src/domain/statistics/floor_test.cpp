#include "domain/statistics/floor.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>
#include <random>

namespace noroshi::domain {
namespace {

auto draw_poisson(double mean, std::mt19937_64& random) -> int {
  const double limit = std::exp(-mean);
  int count = 0;
  for (double product = 1.0;; ++count) {
    product *= static_cast<double>(random() >> 11) / 9007199254740992.0;
    if (product <= limit) return count;
  }
}

/// A year of which `line_month` on nothing below the line comes any more; 12 = a year without a line.
auto simulate_year(double below, double above, std::size_t line_month, std::uint64_t seed) -> std::vector<FloorMonth> {
  std::mt19937_64 random{seed};
  std::vector<FloorMonth> months;
  for (std::size_t month = 0; month < 12; ++month) {
    const int low = draw_poisson(below, random);
    months.push_back({month < line_month ? low : 0, draw_poisson(above, random)});
  }
  return months;
}

struct Tally {
  int alarms = 0;
  int right_month = 0;
  double lost = 0.0;
};

auto run_years(double below, double above, std::size_t line_month, int years) -> Tally {
  FloorRules rules;
  rules.trials = 499;
  Tally tally;
  for (int seed = 1; seed <= years; ++seed) {
    const auto watch = watch_floor(simulate_year(below, above, line_month, static_cast<std::uint64_t>(seed)), rules, 7);
    if (!watch || !watch->alarm) continue;
    ++tally.alarms;
    tally.right_month += watch->month == line_month ? 1 : 0;
    tally.lost += watch->lost;
  }
  std::cout << "below " << below << " above " << above << " line " << line_month << ": alarms " << tally.alarms << "/" << years
            << ", month right " << tally.right_month << ", mean loss " << tally.lost / std::max(tally.alarms, 1) << '\n';
  return tally;
}

// One report a day nationally is 30 a month.

TEST(Floor, ALinePlantedInMonthSevenIsDetectedWithMonthAndLoss) {
  const auto watch = watch_floor(simulate_year(6, 24, 6, 1), FloorRules{}, 7);
  ASSERT_TRUE(watch.has_value());
  EXPECT_TRUE(watch->alarm);
  EXPECT_EQ(watch->month, 6U);
  EXPECT_NEAR(watch->lost, 36.0, 18.0);
  EXPECT_DOUBLE_EQ(watch->lost_part, 1.0);
}

TEST(Floor, AYearWithoutALineGivesAnAlarmNoMoreOftenThanStated) {
  EXPECT_LE(run_years(6, 24, 12, 1000).alarms, 20);
  EXPECT_LE(run_years(2, 28, 12, 1000).alarms, 20);
}

TEST(Floor, AFifthBelowTheLineIsMissedRarelyWhenItVanishes) {
  const auto tally = run_years(6, 24, 6, 1000);
  EXPECT_GE(tally.alarms, 950);
  EXPECT_GE(tally.right_month, 800);
}

TEST(Floor, TheNationalShareOfNearMissesIsSparseAndOftenSeenAllTheSame) { EXPECT_GE(run_years(2, 28, 6, 1000).alarms, 600); }

TEST(Floor, AQuietSeasonAboveAndBelowIsNoAlarm) {
  std::vector<FloorMonth> months(6, {10, 40});
  months.insert(months.end(), 6, {3, 12});
  const auto watch = watch_floor(months, FloorRules{}, 7);
  ASSERT_TRUE(watch.has_value());
  EXPECT_FALSE(watch->alarm);
}

TEST(Floor, ARiseBelowTheLineAndAnEmptyYearAreNoAlarm) {
  std::vector<FloorMonth> months(6, {0, 20});
  months.insert(months.end(), 6, {10, 20});
  EXPECT_FALSE(watch_floor(months, FloorRules{}, 7)->alarm);
  EXPECT_FALSE(watch_floor(std::vector<FloorMonth>(12), FloorRules{}, 7)->alarm);
}

TEST(Floor, TheSameSeedGivesTheSameAnswerAndTooFewMonthsAreAnError) {
  const auto year = simulate_year(2, 28, 6, 3);
  EXPECT_EQ(watch_floor(year, FloorRules{}, 5)->chance, watch_floor(year, FloorRules{}, 5)->chance);
  const auto few = watch_floor(std::vector<FloorMonth>(4), FloorRules{}, 7);
  ASSERT_FALSE(few.has_value());
  EXPECT_EQ(few.error().slug, "floor_months");
}

}  // namespace
}  // namespace noroshi::domain
