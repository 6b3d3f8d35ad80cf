#include "domain/statistics/publish.hpp"

#include "domain/statistics/audit.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <random>

namespace noroshi::domain {
namespace {

auto at(const std::string& day) -> UtcTime { return *parse_rfc3339(day + "T00:00:00Z"); }

auto report(const std::string& day, EventType event, const std::string& organisation) -> StatRecord {
  StatRecord record;
  record.received_at = at(day);
  record.event = event;
  record.organisation = organisation;
  record.sector = "ele";
  return record;
}

auto several(int count, const std::string& day, EventType event) -> std::vector<StatRecord> {
  std::vector<StatRecord> records;
  for (int i = 0; i < count; ++i) records.push_back(report(day, event, "o" + std::to_string(i)));
  return records;
}

void append(std::vector<StatRecord>& records, const std::vector<StatRecord>& more) {
  records.insert(records.end(), more.begin(), more.end());
}

/// Years of a station: some busy, some with next to nothing, with givers of whom one may hold a lot.
auto random_records(std::uint64_t seed) -> std::vector<StatRecord> {
  std::mt19937_64 random{seed};
  const auto pick = [&](std::uint64_t count) { return static_cast<std::size_t>(random() % count); };
  std::vector<StatRecord> records(pick(120));
  const std::size_t givers = 1 + pick(40);
  const std::size_t quarters = 1 + pick(10);
  for (auto& record : records) {
    record.received_at = at("2021-05-01") + std::chrono::hours{24 * 91 * static_cast<int>(pick(quarters))};
    record.event = all_event_types.at(pick(3) ? pick(8) : 3);
    record.sector = std::array{"ele", "gas", "wat", ""}.at(pick(4));
    record.organisation = "o" + std::to_string(pick(2) ? pick(givers) : 0);
    for (std::size_t i = pick(3); i > 0; --i) record.causes.emplace_back(std::array{"cyber", "unknown", "not_cyber"}.at(pick(3)));
    if (pick(4)) record.level = static_cast<int>(pick(5));
    if (pick(5) == 0) record.flow = pick(2) ? Flow::Bulletin : Flow::FromAuthorities;
  }
  return records;
}

/// All that a reader of every breakdown knows of one of them: where its totals are hidden, what another shows of them.
auto as_known_from_all(const Statistics& statistics, PublishedTable table) -> PublishedTable {
  for (const auto& [by, other] : statistics.tables) {
    for (std::size_t row = 0; row < table.cells.size() && row < other.cells.size(); ++row) {
      if (!table.cells[row].back()) table.cells[row].back() = other.cells[row].back();
    }
  }
  return table;
}

TEST(Publish, WhatAllBreakdownsTellTogetherLetsNoHiddenCellBeComputed) {
  const DisclosureRules rules;
  int shown = 0;
  int withheld = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const auto statistics = publish_statistics(random_records(seed), rules);
    ASSERT_EQ(statistics.tables.size(), 4U);
    for (const auto& [by, table] : statistics.tables) {
      const auto computable = audit(as_known_from_all(statistics, table), rules.least_width);
      ASSERT_TRUE(computable.has_value()) << "seed " << seed << " by " << to_text(by);
      if (statistics.tables.begin()->second.rows.empty()) continue;  // not even the number of all
      ASSERT_TRUE(computable->empty()) << "seed " << seed << " by " << to_text(by);
      withheld += table.withheld ? 1 : 0;
      shown += table.withheld ? 0 : 1;
    }
  }
  std::cout << "tables shown " << shown << ", withheld but for totals " << withheld << "\n";
  EXPECT_GT(shown, 1000);
}

TEST(Publish, EveryBreakdownShowsTheSameTotalsAndNoneIsSensitive) {
  const DisclosureRules rules;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const auto records = random_records(seed);
    const auto statistics = publish_statistics(records, rules);
    const auto& first = statistics.tables.at(Breakdown::Type);
    if (first.rows.empty()) continue;
    const auto raw = tabulate(records, Breakdown::Type, split_periods(records, rules));
    for (const auto& [by, table] : statistics.tables) {
      ASSERT_EQ(table.rows, first.rows) << "seed " << seed;
      for (std::size_t row = 0; row < table.cells.size(); ++row) {
        ASSERT_EQ(table.cells[row].back(), raw.counts[row].back()) << "seed " << seed << " by " << to_text(by);
        ASSERT_FALSE(is_sensitive(raw.counts[row].back(), raw.largest[row].back(), rules)) << "seed " << seed;
      }
    }
  }
}

TEST(Publish, AQuarterOfTooFewIsCountedWithTheNext) {
  auto records = several(1, "2023-05-01", EventType::Leak);
  append(records, several(20, "2023-08-01", EventType::Leak));
  append(records, several(20, "2023-11-01", EventType::Leak));
  append(records, several(2, "2024-02-01", EventType::Leak));
  const auto rows = publish_statistics(records, {}).tables.at(Breakdown::Type).rows;
  EXPECT_EQ(rows, (std::vector<std::string>{"2023Q1-2023Q2", "2023Q3-2023Q4"}));
}

TEST(Publish, NothingIsToldWhereNotEvenTheNumberOfAllMayBe) {
  const auto statistics = publish_statistics(several(2, "2023-05-01", EventType::Leak), {});
  for (const auto& [by, table] : statistics.tables) {
    EXPECT_TRUE(table.withheld);
    for (const auto& row : table.cells) {
      for (const auto& cell : row) EXPECT_FALSE(cell.has_value());
    }
  }
  ASSERT_EQ(statistics.periods.size(), 1U);
  EXPECT_FALSE(statistics.periods[0].reports.has_value());
  auto of_one = several(1, "2023-05-01", EventType::Leak);
  for (int i = 0; i < 30; ++i) of_one.push_back(report("2023-05-02", EventType::Leak, "one"));
  EXPECT_TRUE(publish_statistics(of_one, {}).tables.at(Breakdown::Type).withheld) << "one organisation holds nearly all";
}

TEST(Publish, NationalTableHasTheShownCellsAndBothFlowsOfStations) {
  auto records = several(10, "2023-05-01", EventType::Unavailable);
  append(records, several(4, "2023-05-01", EventType::NearMiss));
  append(records, several(12, "2023-08-01", EventType::Unavailable));
  for (int i = 0; i < 2; ++i) {
    records.push_back(report("2023-06-01", EventType::Other, ""));
    records.back().flow = i ? Flow::Bulletin : Flow::FromAuthorities;
  }
  const auto statistics = publish_statistics(records, {});
  ASSERT_EQ(statistics.periods.size(), 2U);
  EXPECT_EQ(statistics.periods[0].period, "2023Q1");
  EXPECT_EQ(statistics.periods[0].reports, 14);
  EXPECT_EQ(statistics.periods[0].by_event[0], 4);
  EXPECT_EQ(statistics.periods[0].by_event[3], 10);
  EXPECT_EQ(statistics.periods[0].from_authorities, 1);
  EXPECT_EQ(statistics.periods[0].bulletins, 1);
  ASSERT_EQ(statistics.years.size(), 1U);
  EXPECT_EQ(statistics.years[0].period, "2023");
  EXPECT_EQ(statistics.years[0].reports, 26);
  EXPECT_EQ(statistics.years[0].by_event[3], 22);
}

TEST(Publish, AYearThatAPeriodReachesOutOfHasNoSum) {
  auto records = several(9, "2022-11-01", EventType::Leak);
  append(records, several(1, "2023-02-01", EventType::Leak));
  append(records, several(9, "2023-05-01", EventType::Leak));
  append(records, several(9, "2024-05-01", EventType::Leak));
  const auto statistics = publish_statistics(records, {});
  ASSERT_EQ(statistics.periods[1].period, "2022Q4-2023Q1");
  ASSERT_EQ(statistics.years.size(), 1U);
  EXPECT_EQ(statistics.years[0].period, "2024");
}

TEST(Publish, AReportOfSeveralCausesIsCountedOnce) {
  auto records = several(8, "2023-05-01", EventType::Leak);
  for (int i = 0; i < 4; ++i) records[static_cast<std::size_t>(i)].causes = {"cyber", "unknown"};
  for (int i = 4; i < 8; ++i) records[static_cast<std::size_t>(i)].causes = {"cyber", "cyber"};
  const auto statistics = publish_statistics(records, {});
  const auto& table = statistics.tables.at(Breakdown::Cause);
  EXPECT_EQ(table.columns, (std::vector<std::string>{"cyber", "several"}));
  EXPECT_EQ(table.cells[0], (std::vector<std::optional<int>>{4, 4, 8}));
}

TEST(Publish, AKnownColumnStandsThoughNothingCame) {
  const auto statistics = publish_statistics(several(8, "2023-05-01", EventType::Leak), {}, {{Breakdown::Sector, {"ele", "gas"}}});
  const auto& table = statistics.tables.at(Breakdown::Sector);
  EXPECT_EQ(table.columns, (std::vector<std::string>{"ele", "gas"}));
  EXPECT_EQ(table.cells[0][1], 0);
}

TEST(Publish, KpisRestOnWhatMayBeTold) {
  auto records = several(12, "2023-05-02", EventType::Unavailable);
  append(records, several(4, "2023-05-02", EventType::NearMiss));
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].level = i < 8 ? 2 : 1;
    records[i].organisation = "o" + std::to_string(i);
    if (i < 4) records[i].noticed_at = records[i].received_at - std::chrono::minutes{30};
    if (i < 10) records[i].used = i < 6;
  }
  auto kpi = publish_statistics(records, {}).kpis.at(0);
  EXPECT_DOUBLE_EQ(kpi.near_miss_share.value_or(-1), 0.25);
  EXPECT_DOUBLE_EQ(kpi.mean_level.value_or(-1), 1.5);
  EXPECT_EQ(kpi.first_report_min_p50, 30);
  EXPECT_DOUBLE_EQ(kpi.use_decision_share.value_or(-1), 0.6);
  for (std::size_t i = 2; i < 4; ++i) records[i].noticed_at.reset();
  for (std::size_t i = 6; i < 8; ++i) records[i].used = true;
  records[15].event = EventType::Leak;
  records[14].event = EventType::Leak;
  kpi = publish_statistics(records, {}).kpis.at(0);
  EXPECT_FALSE(kpi.near_miss_share.has_value()) << "two near misses";
  EXPECT_FALSE(kpi.first_report_min_p50.has_value()) << "two say when";
  EXPECT_FALSE(kpi.use_decision_share.has_value()) << "two did not decide";
  EXPECT_TRUE(kpi.mean_level.has_value());
}

TEST(Publish, ATimeThatOneOrganisationHoldsIsNotTold) {
  auto records = several(12, "2023-05-02", EventType::Unavailable);
  for (std::size_t i = 0; i < 4; ++i) {
    records.push_back(report("2023-05-02", EventType::Unavailable, "slow"));
    records.back().noticed_at = records.back().received_at - std::chrono::minutes{300};
  }
  EXPECT_FALSE(publish_statistics(records, {}).kpis.at(0).first_report_min_p50.has_value());
}

TEST(PublishTallies, ASumOfFewCountersIsHidden) {
  std::vector<TallyCount> tallies;
  for (int i = 0; i < 6; ++i) tallies.push_back({"2026-05", "spam", 10, 1, "m" + std::to_string(i)});
  for (int i = 0; i < 6; ++i) tallies.push_back({"2026-05", "scan", 10, 1, "m" + std::to_string(i)});
  tallies.push_back({"2026-05", "virus", 40, 2, "station power"});
  const auto table = publish_tallies(tallies, {});
  ASSERT_EQ(table.columns, (std::vector<std::string>{"scan", "spam", "virus"}));
  EXPECT_FALSE(table.cells[0][2].has_value()) << "two counted it: one may hold all";
  EXPECT_TRUE(audit(table, 3)->empty());
  tallies.back().members = 8;
  EXPECT_EQ(publish_tallies(tallies, {}).cells[0][2], 40);
}

TEST(PublishFloor, SeesALineThatWasPlantedInMonthSeven) {
  std::vector<StatRecord> records;
  std::vector<TallyCount> tallies;
  for (int month = 1; month <= 12; ++month) {
    const std::string number = (month < 10 ? "0" : "") + std::to_string(month);
    append(records, several(20, "2025-" + number + "-10", EventType::Leak));
    if (month < 7) append(records, several(3, "2025-" + number + "-11", EventType::NearMiss));
    if (month < 7) tallies.push_back({"2025-" + number, "spam", 5, 1, "m"});
  }
  const auto floor = publish_floor(records, tallies, {}, at("2026-01-01"));
  ASSERT_TRUE(floor.has_value());
  EXPECT_TRUE(floor->alarm);
  EXPECT_EQ(floor->since, "2025-07");
  EXPECT_EQ(floor->months, 12);
  EXPECT_NEAR(floor->lost, 48.0, 1.0);
  EXPECT_FALSE(publish_floor(several(3, "2025-12-10", EventType::Leak), {}, {}, at("2026-01-01")).has_value());
}

}  // namespace
}  // namespace noroshi::domain
