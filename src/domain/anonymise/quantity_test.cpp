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
  tables.sets.halves = {{"中部地方", "東日本"}};
  const auto forms = [&](const char* type, const char* text, Language language = Language::Japanese, Coarseness coarseness = {}) {
    return generalise(type, text, tables, language, coarseness);
  };
  EXPECT_EQ(forms("QUANTITY", "42名"), (Forms{"数十名", "多数"}));
  EXPECT_EQ(forms("DATE", "2025年12月12日"), (Forms{"2025年12月中旬", "2025年12月", "2025年冬", "冬", "ある日"}));
  EXPECT_EQ(forms("DATE", "8月"), (Forms{"夏", "ある日"}));
  EXPECT_EQ(forms("DATE", "14 April 2026", Language::English), (Forms{"mid-April 2026", "April 2026", "spring 2026", "a date"}));
  EXPECT_EQ(forms("TIME", "18時台"), (Forms{"午後", "ある時刻"}));
  EXPECT_EQ(forms("LOCATION", "岐阜県"), (Forms{"中部地方", "東日本", "ある地域"}));
  const Coarseness coarse{TimeLevel::Season, ScaleLevel::Unsaid, PlaceLevel::Half};
  EXPECT_EQ(forms("QUANTITY", "42名", Language::Japanese, coarse), (Forms{"多数"}));
  EXPECT_EQ(forms("DATE", "2025年12月12日", Language::Japanese, coarse), (Forms{"2025年冬", "冬", "ある日"}));
  EXPECT_EQ(forms("LOCATION", "岐阜県", Language::Japanese, coarse), (Forms{"東日本", "ある地域"}));
  EXPECT_EQ(forms("DATE", "2025年12月12日", Language::Japanese, {TimeLevel::Unsaid}), (Forms{"ある日"}));
  EXPECT_TRUE(forms("ORG", "x").empty());
}

}  // namespace
}  // namespace noroshi::domain
