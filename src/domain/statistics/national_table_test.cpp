#include "domain/statistics/national_table.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

/// As the centre published it (重要インフラの情報連絡件数, fiscal years 2019–2023; 2023 by quarter): reports, the eight types, from
/// authorities, bulletins.
struct PublishedRow {
  int year;
  int quarter;  ///< 0 = the whole year, told by year only
  NationalRow row;
};
const std::vector<PublishedRow> published{
    {2019, 0, {269, {12, 13, 11, 158, 9, 5, 14, 47}, 16, 38}}, {2020, 0, {309, {28, 23, 12, 157, 18, 3, 26, 42}, 16, 64}},
    {2021, 0, {407, {25, 29, 20, 181, 46, 2, 24, 80}, 6, 91}}, {2022, 0, {302, {28, 17, 15, 145, 38, 1, 22, 36}, 2, 83}},
    {2023, 1, {99, {9, 9, 5, 56, 2, 1, 6, 11}, 0, 25}},        {2023, 2, {53, {1, 4, 6, 31, 4, 0, 2, 5}, 7, 37}},
    {2023, 3, {63, {2, 4, 3, 30, 8, 1, 1, 14}, 3, 34}},        {2023, 4, {57, {0, 3, 4, 31, 6, 1, 4, 8}, 9, 31}}};

auto at(const std::string& text) -> UtcTime { return *parse_rfc3339(text); }

/// Moments of a quarter, its first and its last millisecond in Japan among them.
auto moments_of(int year, int quarter) -> std::vector<UtcTime> {
  static const std::vector<std::pair<std::string, std::string>> edges{
      {"-04-01", "-06-30"}, {"-07-01", "-09-30"}, {"-10-01", "-12-31"}, {"-01-01", "-03-31"}};
  const auto& [first, last] = edges[static_cast<std::size_t>(quarter - 1)];
  const auto calendar_year = std::to_string(quarter == 4 ? year + 1 : year);
  const auto from = at(calendar_year + first + "T00:00:00+09:00");
  const auto to = at(calendar_year + last + "T23:59:59.999+09:00");
  return {from, to, from + (to - from) / 2};
}

void invent(std::vector<StatRecord>& records, const PublishedRow& row) {
  int made = 0;
  const auto add = [&](Flow flow, EventType event, int count) {
    for (int i = 0; i < count; ++i, ++made) {
      const auto moments = moments_of(row.year, row.quarter == 0 ? 1 + made % 4 : row.quarter);
      StatRecord record;
      record.flow = flow;
      record.event = event;
      record.received_at = moments[static_cast<std::size_t>(made) % moments.size()];
      records.push_back(record);
    }
  };
  for (const auto event : all_event_types) add(Flow::Report, event, row.row.by_event[static_cast<std::size_t>(event)]);
  add(Flow::FromAuthorities, EventType::Other, row.row.from_authorities);
  add(Flow::Bulletin, EventType::Other, row.row.bulletins);
}

TEST(NationalTable, IsReproducedFromRecords) {
  std::vector<StatRecord> records;
  for (const auto& row : published) invent(records, row);
  const auto table = count_national(records);
  for (const auto& row : published) {
    const auto& counted = row.quarter == 0 ? table.years.at(row.year) : table.quarters.at({row.year, row.quarter});
    EXPECT_EQ(counted, row.row) << row.year << " quarter " << row.quarter;
  }
  const NationalRow year_2023{272, {12, 20, 18, 148, 20, 3, 13, 38}, 19, 127};
  EXPECT_EQ(table.years.at(2023), year_2023);
  EXPECT_EQ(table.years.size(), 5U);
  EXPECT_EQ(table.quarters.size(), 20U);
}

TEST(NationalTable, CountsTheYearFromAprilInJapanTime) {
  EXPECT_EQ(fiscal_quarter_of(at("2024-03-31T14:59:59.999Z")), (FiscalQuarter{2023, 4}));
  EXPECT_EQ(fiscal_quarter_of(at("2024-03-31T15:00:00Z")), (FiscalQuarter{2024, 1}));
  EXPECT_EQ(to_text(FiscalQuarter{2023, 4}), "2023Q4");
}

TEST(NationalTable, ShowsQuartersWithoutRecordsAsZero) {
  StatRecord early;
  early.received_at = at("2022-05-01T00:00:00Z");
  StatRecord late = early;
  late.received_at = at("2024-05-01T00:00:00Z");
  const auto table = count_national({late, early});
  EXPECT_EQ(table.quarters.size(), 9U);
  EXPECT_EQ(table.years.at(2023), NationalRow{});
}

TEST(Kpi, SaysWhatIsStatedAndNothingOfWhatIsNot) {
  std::vector<StatRecord> records(4);
  for (auto& record : records) record.received_at = at("2023-05-01T12:00:00Z");
  records[0].event = EventType::NearMiss;
  records[0].level = 0;
  records[0].noticed_at = at("2023-05-01T11:30:00Z");
  records[0].used = true;
  records[1].level = 3;
  records[1].noticed_at = at("2023-05-01T10:00:00Z");
  records[1].used = false;
  records[2].noticed_at = at("2023-05-01T11:00:00Z");
  records[3].noticed_at = at("2023-05-02T00:00:00Z");  // noticed after it came: a slip, not a time
  const auto series = kpi_series(records);
  ASSERT_EQ(series.size(), 1U);
  EXPECT_EQ(series[0].reports, 4);
  EXPECT_DOUBLE_EQ(*series[0].near_miss_share, 0.25);
  EXPECT_DOUBLE_EQ(*series[0].mean_level, 1.5);
  EXPECT_EQ(series[0].first_report_min_p50, 60);
  EXPECT_EQ(series[0].first_report_stated, 3);
  EXPECT_DOUBLE_EQ(*series[0].use_decision_share, 0.5);
  records = {StatRecord{}};
  records[0].received_at = at("2023-05-01T12:00:00Z");
  EXPECT_FALSE(kpi_series(records)[0].mean_level.has_value());
  EXPECT_FALSE(kpi_series(records)[0].first_report_min_p50.has_value());
  EXPECT_FALSE(kpi_series(records)[0].use_decision_share.has_value());
}

}  // namespace
}  // namespace noroshi::domain
