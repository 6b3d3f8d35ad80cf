#include "domain/anonymity/examine_set.hpp"

#include <gtest/gtest.h>

namespace noroshi::domain {
namespace {

using namespace std::chrono;

auto id_of(int number) -> OrganisationId {
  Bytes bytes(16);
  bytes[0] = static_cast<std::uint8_t>(number);
  return OrganisationId::from_bytes(bytes);
}

const UtcTime day = UtcTime{sys_days{2026y / March / 4}} + hours{3};

auto tables() -> SetTables {
  SetTables tables;
  tables.families = {{"ele", "energy"}, {"gas", "energy"}};
  tables.family_names = {{"energy", {"エネルギー", "energy"}}};
  tables.regions = {{"青森", "東北"}, {"秋田", "東北"}, {"福岡", "九州"}};
  tables.halves = {{"東北", "東"}, {"九州", "西"}};
  tables.small_sector_below = 0;
  return tables;
}

auto members() -> std::vector<MemberProfile> {
  return {{id_of(1), "ele", {"青森"}, 40000, {}, "", 1},
          {id_of(2), "ele", {"秋田"}, 50000, {}, "", 1},
          {id_of(3), "ele", {"福岡"}, 3000, {}, "", 1},
          {id_of(4), "gas", {"福岡"}, 3000, {}, "", 1}};
}

auto question(Traits said, int minimum) -> SetQuestion {
  auto ceiling = top_levels();
  ceiling[0] = 0;
  return {std::move(said), {0, 1, 2, 0, 1}, ceiling, {}, id_of(1), minimum};
}

TEST(SetFinding, SaysWhatWasMadeCoarserAndWhy) {
  const AnonymitySets sets{members(), {}, tables()};
  const auto found = examine_set(sets, question({"ele", {"青森"}, day, std::nullopt, "", false}, 3));
  EXPECT_TRUE(found.is_enough);
  EXPECT_EQ(found.measure.organisations, 3);
  ASSERT_EQ(found.coarsened.size(), 1U);
  EXPECT_EQ(found.coarsened[0].attribute, SetAttribute::Place);
  EXPECT_EQ(found.coarsened[0].to, static_cast<int>(PlaceLevel::Nation));
  EXPECT_EQ(found.coarsened[0].fitted, 2);
  EXPECT_EQ(found.coarsened[0].fits, 4);
  EXPECT_EQ(found.counted(), 3);
}

TEST(SetFinding, NeverMakesTheSectorCoarserButTellsWhatThatWouldGive) {
  const AnonymitySets sets{members(), {}, tables()};
  const auto found = examine_set(sets, question({"ele", {}, day, std::nullopt, "", false}, 4));
  EXPECT_FALSE(found.is_enough);
  EXPECT_EQ(found.levels[0], 0);
  EXPECT_EQ(found.repair, SetRepair::SectorTooSmall);
  EXPECT_EQ(found.family_fits, 4);
  EXPECT_EQ(found.family.ja, "エネルギー");
  EXPECT_LT(found.counted(), 4);
}

TEST(SetFinding, WhatWasSaidBeforeNarrowsAndNeedsNoHiding) {
  const AnonymitySets sets{members(), {}, tables()};
  auto asked = question({"ele", {}, day, std::nullopt, "", false}, 3);
  asked.before = {{{"ele", {"青森"}, day, std::nullopt, "", false}, {0, 1, 2, 0, 1}}};
  const auto found = examine_set(sets, asked);
  EXPECT_EQ(found.measure.organisations, 2);
  EXPECT_EQ(found.repair, SetRepair::SaidBefore);
}

TEST(SetFinding, IsNeverEnoughBySizeAloneWhereOneGroupStandsBehindIt) {
  auto group = members();
  for (auto& member : group) member.parent = "架空持株";
  const AnonymitySets sets{group, {}, tables()};
  const auto found = examine_set(sets, question({"ele", {}, day, std::nullopt, "", false}, 3));
  EXPECT_EQ(found.measure.organisations, 3);
  EXPECT_FALSE(found.is_enough);
  EXPECT_EQ(found.counted(), 2);
}

TEST(SetFinding, TellsThatThePublicKnows) {
  const AnonymitySets sets{members(), {{day, day + hours{1}, "ele", {id_of(1)}, false}}, tables()};
  const auto found = examine_set(sets, question({"ele", {}, day, std::nullopt, "", true}, 3));
  EXPECT_TRUE(found.is_published);
  EXPECT_EQ(found.repair, SetRepair::Published);
}

}  // namespace
}  // namespace noroshi::domain
