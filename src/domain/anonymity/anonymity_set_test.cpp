#include "domain/anonymity/anonymity_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace noroshi::domain {
namespace {

using namespace std::chrono;

auto id_of(int number) -> OrganisationId {
  Bytes bytes(16);
  bytes[0] = static_cast<std::uint8_t>(number / 256);
  bytes[1] = static_cast<std::uint8_t>(number % 256);
  return OrganisationId::from_bytes(bytes);
}

auto at_day(int day) -> UtcTime { return UtcTime{sys_days{2026y / March / 1}} + hours{3} + days{day - 1}; }

auto tables() -> SetTables {
  SetTables tables;
  tables.families = {{"ele", "energy"}, {"gas", "energy"}};
  tables.regions = {{"青森", "東北"}, {"秋田", "東北"}, {"東京", "関東"}, {"千葉", "関東"}, {"福岡", "九州"}};
  tables.halves = {{"東北", "東"}, {"関東", "東"}, {"九州", "西"}};
  tables.small_sector_below = 0;
  return tables;
}

auto member(int number, const std::string& sector, const std::string& prefecture, double customers) -> MemberProfile {
  return {id_of(number), sector, {prefecture}, customers, {}, "", 1};
}

auto power_and_gas() -> std::vector<MemberProfile> {
  return {member(1, "ele", "青森", 40000), member(2, "ele", "秋田", 3000),  member(3, "ele", "東京", 900000),
          member(4, "ele", "千葉", 50000), member(5, "gas", "青森", 20000), member(6, "gas", "東京", 300000),
          member(7, "ele", "福岡", 60000)};
}

auto said_in(const std::string& prefecture) -> Traits { return {"ele", {prefecture}, at_day(4), std::nullopt, "", false}; }

TEST(AnonymitySets, CountsWhoFitsWhatIsSaid) {
  const AnonymitySets sets{power_and_gas(), {}, tables()};
  EXPECT_EQ(sets.fitting(said_in("青森"), {0, 0, 0, 0, 0}, sets.everybody()).count(), 1U);
  EXPECT_EQ(sets.fitting(said_in("青森"), {0, 1, 0, 0, 0}, sets.everybody()).count(), 2U);
  EXPECT_EQ(sets.fitting(said_in("青森"), {0, 2, 0, 0, 0}, sets.everybody()).count(), 4U);
  EXPECT_EQ(sets.fitting(said_in("青森"), {1, 1, 0, 0, 0}, sets.everybody()).count(), 3U);
  EXPECT_EQ(sets.fitting(said_in("青森"), top_levels(), sets.everybody()).count(), 7U);
}

TEST(AnonymitySets, TheSizeOfAFirmTells) {
  const AnonymitySets sets{power_and_gas(), {}, tables()};
  Traits said{"ele", {}, std::nullopt, 42000.0, "", false};
  EXPECT_EQ(sets.fitting(said, {0, 0, 0, 0, 0}, sets.everybody()).count(), 4U);  // 40,000 and more
  said.scale = 120000;
  EXPECT_EQ(sets.fitting(said, {0, 0, 0, 1, 0}, sets.everybody()).count(), 1U);
  EXPECT_EQ(sets.fitting(said, {0, 0, 0, 2, 0}, sets.everybody()).count(), 5U);
}

TEST(AnonymitySets, WhomACompletePublicSourceDoesNotNameIsOut) {
  const PublicEvent event{at_day(4), at_day(4), "ele", {id_of(1), id_of(3)}, true};
  const AnonymitySets sets{power_and_gas(), {event}, tables()};
  Traits said{"ele", {}, at_day(4), std::nullopt, "", true};
  EXPECT_EQ(sets.fitting(said, {0, 0, 0, 0, 0}, sets.everybody()).count(), 2U);
  EXPECT_EQ(sets.fitting(said, {0, 0, 4, 0, 0}, sets.everybody()).count(), 5U);
  said.service_stopped = false;  // nobody outside could have seen it
  EXPECT_EQ(sets.fitting(said, {0, 0, 0, 0, 0}, sets.everybody()).count(), 5U);
}

TEST(AnonymitySets, KnowsWhatIsPublishedAnyway) {
  const PublicEvent event{at_day(4), at_day(5), "ele", {id_of(1)}, false};
  const AnonymitySets sets{power_and_gas(), {event}, tables()};
  const Traits said{"ele", {}, at_day(4), std::nullopt, "", true};
  EXPECT_TRUE(sets.is_published(said, id_of(1), 3));
  EXPECT_FALSE(sets.is_published(said, id_of(2), 3));
  EXPECT_FALSE(sets.is_published({"ele", {}, at_day(9), std::nullopt, "", true}, id_of(1), 3));
}

TEST(AnonymitySets, ChoosesTheLeastLossThatReachesK) {
  const AnonymitySets sets{power_and_gas(), {}, tables()};
  const auto choice = sets.choose(said_in("青森"), Levels(set_attributes, 0), sets.everybody(), 3);
  ASSERT_TRUE(choice);
  EXPECT_GE(choice->measure.organisations, 3);
  EXPECT_EQ(choice->levels, (Levels{1, 1, 0, 0, 0}));  // three of power and gas in the region cost less than four in half the country
  EXPECT_FALSE(sets.choose(said_in("青森"), Levels(set_attributes, 0), sets.everybody(), 8));
}

TEST(AnonymitySets, OneGroupIsNotAnonymity) {
  auto members = power_and_gas();
  for (auto& one : members) one.parent = one.sector == "ele" ? "holdings" : "";
  const AnonymitySets sets{members, {}, tables()};
  // All seven would fit, five of them of one group.
  EXPECT_FALSE(sets.choose(said_in("青森"), Levels(set_attributes, 0), sets.everybody(), 3));
  const auto pair = sets.choose(said_in("青森"), Levels(set_attributes, 0), sets.everybody(), 2);
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->measure.groups, 2);
}

TEST(AnonymitySets, AnAssociationCountsForThoseItStandsFor) {
  auto members = power_and_gas();
  members[0].represented = 14;
  const AnonymitySets sets{members, {}, tables()};
  const auto found = sets.measure(sets.fitting(said_in("青森"), {0, 0, 0, 0, 0}, sets.everybody()));
  EXPECT_EQ(found.organisations, 14);
  EXPECT_EQ(found.groups, 14);
}

TEST(AnonymitySets, ASmallSectorShowsItselfOrThePlaceNeverBoth) {
  auto small = tables();
  small.small_sector_below = 60;
  const AnonymitySets sets{power_and_gas(), {}, small};
  const auto choice = sets.choose(said_in("青森"), Levels(set_attributes, 0), sets.everybody(), 2);
  ASSERT_TRUE(choice);
  EXPECT_TRUE(choice->levels[0] > 0 || choice->levels[1] == static_cast<int>(PlaceLevel::Nation));
}

TEST(AnonymitySets, WhatWasReleasedBeforeIsRemembered) {
  const AnonymitySets sets{power_and_gas(), {}, tables()};
  const auto first = sets.fitting(said_in("青森"), {0, 2, 0, 0, 0}, sets.everybody());
  Traits second{"ele", {}, std::nullopt, 42000.0, "", false};
  const auto choice = sets.choose(second, Levels(set_attributes, 0), first, 4);
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->levels[3], static_cast<int>(ScaleLevel::Unsaid));  // 40,000 alone leaves four, 40,000 and the east leave three
}

TEST(AnonymitySets, PeriodsAreThoseOfTheJapaneseCalendar) {
  const auto at = UtcTime{sys_days{2026y / March / 20}} + hours{15};  // 21 March 0:00 in Japan
  EXPECT_EQ(period_of(at, TimeLevel::Day).first, at);
  EXPECT_EQ(period_of(at, TimeLevel::TenDays).first, at);
  EXPECT_EQ(period_of(at, TimeLevel::TenDays).second, UtcTime{sys_days{2026y / March / 31}} + hours{15});
  EXPECT_EQ(period_of(at - milliseconds{1}, TimeLevel::TenDays).second, at);
  EXPECT_EQ(period_of(at, TimeLevel::Season).second, UtcTime{sys_days{2026y / May / 31}} + hours{15});
  const UtcTime january = UtcTime{sys_days{2026y / January / 20}};  // "2026年冬"
  EXPECT_EQ(period_of(january, TimeLevel::Season).first, UtcTime{sys_days{2025y / December / 31}} + hours{15});
  EXPECT_EQ(period_of(january, TimeLevel::Season).second, UtcTime{sys_days{2026y / February / 28}} + hours{15});
  const UtcTime december = UtcTime{sys_days{2026y / December / 20}};
  EXPECT_EQ(period_of(december, TimeLevel::Season).first, UtcTime{sys_days{2026y / November / 30}} + hours{15});
  EXPECT_EQ(period_of(december, TimeLevel::Season).second, UtcTime{sys_days{2026y / December / 31}} + hours{15});
}

// --- The attack: somebody who holds the directory, the press, the outage pages, the sizes, and everything that was released.

struct World {
  std::vector<MemberProfile> members;
  std::vector<PublicEvent> events;
  SetTables tables;
};

const std::vector<std::string>& all_prefectures() {
  static const std::vector<std::string> names{"北海道", "青森", "宮城", "東京", "千葉", "愛知", "長野",
                                              "大阪",   "京都", "広島", "香川", "福岡", "熊本"};
  return names;
}

auto make_world(std::mt19937& dice) -> World {
  World world;
  world.tables.regions = {{"北海道", "北海道"}, {"青森", "東北"}, {"宮城", "東北"}, {"東京", "関東"}, {"千葉", "関東"},
                          {"愛知", "中部"},     {"長野", "中部"}, {"大阪", "近畿"}, {"京都", "近畿"}, {"広島", "中国"},
                          {"香川", "四国"},     {"福岡", "九州"}, {"熊本", "九州"}};
  world.tables.halves = {{"北海道", "東"}, {"東北", "東"}, {"関東", "東"}, {"中部", "東"},
                         {"近畿", "西"},   {"中国", "西"}, {"四国", "西"}, {"九州", "西"}};
  const std::vector<std::pair<std::string, int>> sectors{{"ele", 10},  {"gas", 25}, {"wat", 150}, {"med", 400},
                                                         {"rail", 22}, {"air", 8},  {"bank", 120}};
  world.tables.families = {{"ele", "energy"}, {"gas", "energy"}, {"rail", "transport"}, {"air", "transport"}};
  int number = 0;
  for (const auto& [sector, size] : sectors) {
    for (int count = 0; count < size; ++count) {
      MemberProfile one{id_of(++number), sector, {}, 0, {}, "", 1};
      const int places = 1 + static_cast<int>(dice() % 3);
      for (int place = 0; place < places; ++place) one.prefectures.insert(all_prefectures()[dice() % all_prefectures().size()]);
      one.customers = std::pow(10.0, 2.0 + static_cast<double>(dice() % 5)) * (1 + static_cast<double>(dice() % 9));
      if (dice() % 6 == 0) one.parent = sector + "-group" + std::to_string(dice() % 3);
      world.members.push_back(std::move(one));
    }
  }
  for (int count = 0; count < 120; ++count) {
    const auto& hit = world.members[dice() % world.members.size()];
    PublicEvent event{at_day(1 + static_cast<int>(dice() % 90)), {}, hit.sector, {hit.id}, dice() % 2 == 0};
    event.to = event.from + hours{5};
    world.events.push_back(std::move(event));
  }
  return world;
}

// Reads one release as an outsider would, on its own terms: no code of the product but the meaning of the words.
auto could_be(const World& world, const MemberProfile& one, const Traits& said, const Levels& levels,
              const std::vector<const PublicEvent*>& seen) -> bool {
  const auto family = [&](const std::string& sector) {
    return world.tables.families.contains(sector) ? world.tables.families.at(sector) : sector;
  };
  if (levels[0] == 0 && one.sector != said.sector) return false;
  if (levels[0] == 1 && family(one.sector) != family(said.sector)) return false;
  const auto place = [&](const std::string& name) {
    const auto region = world.tables.regions.at(name);
    return levels[1] == 0 ? name : levels[1] == 1 ? region : world.tables.halves.at(region);
  };
  if (levels[1] < 3) {
    for (const auto& named : said.prefectures) {
      bool is_there = false;
      for (const auto& own : one.prefectures) is_there = is_there || place(own) == place(named);
      if (!is_there) return false;
    }
  }
  if (said.scale && levels[3] < 2) {
    double least = 1;
    while (least * 10 <= *said.scale) least *= 10;
    if (levels[3] == 0) least = std::floor(*said.scale / least) * least;
    if (one.customers < least) return false;
  }
  bool named = false;
  bool denied = false;
  for (const auto* event : seen) {
    if (event->sector != one.sector) continue;
    named = named || event->affected.contains(one.id);
    denied = denied || event->is_complete;
  }
  return named || !denied;
}

// What an outsider saw in the time that is said.
auto seen_then(const World& world, const Traits& said, const Levels& levels) -> std::vector<const PublicEvent*> {
  std::vector<const PublicEvent*> seen;
  if (!said.service_stopped || levels[2] == 4) return seen;
  const auto [from, to] = period_of(*said.occurred, static_cast<TimeLevel>(levels[2]));
  for (const auto& event : world.events) {
    if (event.from < to && from <= event.to) seen.push_back(&event);
  }
  return seen;
}

auto incident_at(const MemberProfile& source, const std::vector<PublicEvent>& events, std::mt19937& dice) -> Traits {
  Traits said{source.sector, {*source.prefectures.begin()}, at_day(1 + static_cast<int>(dice() % 90)), std::nullopt, "", dice() % 2 == 0};
  if (dice() % 2 == 0) said.scale = std::max(1.0, source.customers * static_cast<double>(1 + dice() % 9) / 10);
  for (const auto& event : events) {
    if (event.affected.contains(source.id) && dice() % 2 == 0) said.occurred = event.from, said.service_stopped = true;
  }
  return said;
}

TEST(AnonymitySets, AnAttackerWithTheDirectoryGuessesNoBetterThanOneInK) {
  constexpr int k = 5;
  constexpr int releases = 1000;
  std::mt19937 dice{20261125};
  const auto world = make_world(dice);
  const AnonymitySets sets{world.members, world.events, world.tables};
  int released = 0;
  int refused = 0;
  int right = 0;
  double expected = 0;
  while (released < releases) {
    const auto& source = world.members[dice() % world.members.size()];
    auto said = incident_at(source, world.events, dice);
    auto memory = sets.everybody();
    auto floor = Levels(set_attributes, 0);
    std::vector<bool> suspects(world.members.size(), true);
    const int versions = 1 + static_cast<int>(dice() % 3);  // follow-ups of one thread are joined by whoever sees them
    for (int version = 0; version < versions; ++version) {
      const auto choice = sets.choose(said, floor, memory, k);
      if (!choice) {
        ++refused;
        break;
      }
      const auto seen = seen_then(world, said, choice->levels);
      for (std::size_t at = 0; at < world.members.size(); ++at) {
        suspects[at] = suspects[at] && could_be(world, world.members[at], said, choice->levels, seen);
      }
      memory = choice->set;
      floor = choice->levels;
      std::vector<std::size_t> left;
      for (std::size_t at = 0; at < suspects.size(); ++at) {
        if (suspects[at]) left.push_back(at);
      }
      ASSERT_GE(left.size(), static_cast<std::size_t>(k));
      right += world.members[left[dice() % left.size()]].id == source.id ? 1 : 0;
      expected += 1.0 / static_cast<double>(left.size());
      ++released;
      said.scale = std::max(1.0, source.customers * static_cast<double>(1 + dice() % 9) / 10);  // the follow-up knows more
    }
  }
  RecordProperty("releases", released);
  RecordProperty("right", right);
  RecordProperty("refused", refused);
  EXPECT_LE(right, released / k);
  EXPECT_LE(expected, static_cast<double>(released) / k);
  EXPECT_LT(refused, released / 5);
  // Exact words would leave fewer than k in many of them: the attack is one.
  int pinned = 0;
  for (int count = 0; count < releases; ++count) {
    const auto& source = world.members[dice() % world.members.size()];
    const auto said = incident_at(source, world.events, dice);
    const Levels exact(set_attributes, 0);
    const auto seen = seen_then(world, said, exact);
    const auto left = std::ranges::count_if(world.members, [&](const auto& one) { return could_be(world, one, said, exact, seen); });
    pinned += left < k ? 1 : 0;
  }
  RecordProperty("expected", std::to_string(expected));
  RecordProperty("pinned_by_exact_words", pinned);
  EXPECT_GT(pinned, releases / 10);
}

}  // namespace
}  // namespace noroshi::domain
