#include "domain/anonymise/quantity.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

TEST(Quantity, ReadsCountsInEveryScript) {
  EXPECT_EQ(parse_count("約4万2千世帯"), 42000);
  EXPECT_EQ(parse_count("3,410件"), 3410);
  EXPECT_EQ(parse_count("三百二十名"), 320);
  EXPECT_EQ(parse_count("1億2,000万円"), 120000000);
  EXPECT_EQ(parse_count("1.5万件"), 15000);
  EXPECT_EQ(parse_count("about 1,200 customers"), 1200);
  EXPECT_EQ(parse_count("世帯"), std::nullopt);
}

TEST(Quantity, ReadsDatesAsWrittenAndRefusesThoseThatDoNotExist) {
  EXPECT_EQ(parse_date("令和8年7月19日")->year, "令和8年");
  EXPECT_EQ(parse_date("7月19日")->day, 19);
  EXPECT_EQ(parse_date("10月第2週")->month, 10);
  EXPECT_EQ(parse_date("2026/04/14")->month, 4);
  EXPECT_EQ(parse_date("14 April 2026")->day, 14);
  EXPECT_EQ(parse_date("七月十九日")->day, 19);
  EXPECT_FALSE(parse_date("13月1日"));
  EXPECT_FALSE(parse_date("2026/13/45"));
  EXPECT_FALSE(parse_date("24/7"));
}

TEST(Quantity, ReadsTheHour) {
  EXPECT_EQ(parse_hour("午後3時10分"), 15);
  EXPECT_EQ(parse_hour("19:05"), 19);
  EXPECT_EQ(parse_hour("3 p.m."), 15);
  EXPECT_EQ(parse_hour("25時"), 1);
  EXPECT_EQ(parse_hour("10:75"), std::nullopt);
}

TEST(Quantity, TellsALengthOfTimeFromADay) {
  for (const auto* tail : {"間", "後に", "前から", "連続"}) EXPECT_TRUE(is_duration_tail(tail)) << tail;
  for (const auto* tail : {"前後", "に", "", "後半"}) EXPECT_FALSE(is_duration_tail(tail)) << tail;
}

TEST(Quantity, CoarserFormsGetCoarserAndHoldNoNumberOfTheirOwn) {
  AnonymiseTables tables;
  tables.replacements.counts = {{10, "数", "several"}, {100, "数十", "tens of"}};
  tables.replacements.month_parts = {{11, "上旬", "early"}, {21, "中旬", "mid"}, {32, "下旬", "late"}};
  tables.replacements.seasons = {{3, "冬", "winter"}, {6, "春", "spring"}, {9, "夏", "summer"}, {12, "秋", "autumn"}};
  tables.replacements.hours = {{12, "午前", "in the morning"}, {24, "午後", "in the afternoon"}};
  tables.words.prefectures = {{"岐阜", "中部地方"}};
  using Forms = std::vector<std::string>;
  EXPECT_EQ(generalise("QUANTITY", "42名", tables, Language::Japanese), (Forms{"数十名", "多数"}));
  EXPECT_EQ(generalise("DATE", "2025年12月12日", tables, Language::Japanese), (Forms{"2025年12月中旬", "2025年冬", "冬", "ある日"}));
  EXPECT_EQ(generalise("DATE", "8月", tables, Language::Japanese), (Forms{"夏", "ある日"}));
  EXPECT_EQ(generalise("DATE", "14 April 2026", tables, Language::English), (Forms{"mid-April 2026", "spring 2026", "a date"}));
  EXPECT_EQ(generalise("TIME", "18時台", tables, Language::Japanese), (Forms{"午後", "ある時刻"}));
  EXPECT_EQ(generalise("LOCATION", "岐阜県", tables, Language::Japanese), (Forms{"中部地方", "ある地域"}));
  EXPECT_TRUE(generalise("ORG", "x", tables, Language::Japanese).empty());
}

}  // namespace
}  // namespace noroshi::domain
