#include "domain/ledger/tiles.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noroshi::domain {
namespace {

TEST(Tiles, WritesPathsInGroupsOfThree) {
  EXPECT_EQ(to_path({TileKind::Hashes, 0, 0, 256}), "tile/0/000");
  EXPECT_EQ(to_path({TileKind::Hashes, 3, 999, 17}), "tile/3/999.p/17");
  EXPECT_EQ(to_path({TileKind::Hashes, 0, 1234067, 256}), "tile/0/x001/x234/067");
  EXPECT_EQ(to_path({TileKind::Entries, 0, 273, 112}), "tile/entries/273.p/112");
}

TEST(Tiles, RefusesEveryOtherSpelling) {
  for (const auto* path : {"",
                           "tile",
                           "tile/",
                           "tile/0",
                           "tile/0/",
                           "tile/00/000",
                           "tile/+1/000",
                           "tile/-1/000",
                           "tile/64/000",
                           "tile/0/0",
                           "tile/0/0000",
                           "tile/0/x000/005",
                           "tile/0/x001",
                           "tile/0/001/002",
                           "tile/0/x001/x002",
                           "tile/0/x01/002",
                           "tile/0/000.p/0",
                           "tile/0/000.p/256",
                           "tile/0/000.p/01",
                           "tile/0/000.p/",
                           "tile/0/000.p",
                           "tile/0/000.p/7/",
                           "tile/0/000.p/7.p/7",
                           "tile/0/000/",
                           "/tile/0/000",
                           "tile/0/00a",
                           "tile/0/ 01",
                           "tile/data/000",
                           "tile/Entries/000",
                           "tile/entries/",
                           "tile/0/../000",
                           "tile/0/%30%30%30",
                           "tile/0/x001/x001/x001/x001/x001/x001/001",
                           "tile/99999999999999999999/000",
                           "checkpoint",
                           "tile/0/000.p/256.p/1"}) {
    const auto tile = parse_tile_path(path);
    ASSERT_FALSE(tile) << path;
    EXPECT_EQ(tile.error().code, ErrorCode::NotFound) << path;
  }
  EXPECT_FALSE(parse_tile_path(std::string_view{"tile/0/000\0", 11}));
}

RC_GTEST_PROP(Tiles, ReadsBackExactlyThePathsItWrites, ()) {
  Tile tile;
  if (*rc::gen::arbitrary<bool>()) {
    tile.kind = TileKind::Entries;
  } else {
    tile.level = *rc::gen::inRange(0, 64);
  }
  tile.index = *rc::gen::inRange<std::uint64_t>(0, 1'000'000'000'000'000'000ULL);
  tile.width = *rc::gen::inRange<std::uint64_t>(1, 257);
  const auto back = parse_tile_path(to_path(tile));
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == tile);
}

RC_GTEST_PROP(Tiles, TakesNoPathThatItWouldNotWrite, ()) {
  const auto path = "tile/" + *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"0123456789x/.p"}));
  const auto tile = parse_tile_path(path);
  if (tile) RC_ASSERT(to_path(*tile) == path);
}

// 70,000 entries are 273 full tiles and one of 112, above them one full and one of 17, above that one of 1.
TEST(Tiles, ListsWhatATreeConsistsOf) {
  const auto tiles = list_tiles(70'000);
  ASSERT_EQ(tiles.size(), 274U + 2U + 1U + 274U);
  EXPECT_EQ(to_path(tiles[273]), "tile/0/273.p/112");
  EXPECT_EQ(to_path(tiles[275]), "tile/1/001.p/17");
  EXPECT_EQ(to_path(tiles[276]), "tile/2/000.p/1");
  EXPECT_EQ(to_path(tiles.back()), "tile/entries/273.p/112");
  EXPECT_EQ(list_tiles(256).size(), 3U);  // a full tile, one above it of width 1, a bundle
  EXPECT_TRUE(list_tiles(0).empty());
  for (const auto& tile : tiles) EXPECT_TRUE(is_within(tile, 70'000)) << to_path(tile);
}

TEST(Tiles, ServesAnyWidthUpToTheSizeAndNoneBeyond) {
  EXPECT_TRUE(is_within({TileKind::Hashes, 0, 0, 1}, 1));
  EXPECT_FALSE(is_within({TileKind::Hashes, 0, 0, 2}, 1));
  EXPECT_TRUE(is_within({TileKind::Entries, 0, 273, 112}, 70'000));
  EXPECT_TRUE(is_within({TileKind::Entries, 0, 273, 5}, 70'000));
  EXPECT_FALSE(is_within({TileKind::Entries, 0, 273, 113}, 70'000));
  EXPECT_FALSE(is_within({TileKind::Entries, 0, 273, 256}, 70'000));
  EXPECT_FALSE(is_within({TileKind::Entries, 0, 274, 1}, 70'000));
  EXPECT_TRUE(is_within({TileKind::Hashes, 2, 0, 1}, 70'000));
  EXPECT_FALSE(is_within({TileKind::Hashes, 3, 0, 1}, 70'000));
  EXPECT_FALSE(is_within({TileKind::Hashes, 63, 999'999'999'999'999'999ULL, 256}, ~std::uint64_t{0}));
  EXPECT_FALSE(is_within({TileKind::Hashes, 0, 999'999'999'999'999'999ULL, 256}, ~std::uint64_t{0}));
}

TEST(Tiles, HoldsTheHashesOfItsLevel) {
  MemoryTree tree;
  for (int i = 0; i < 600; ++i) tree.append(leaf_hash(as_bytes(std::to_string(i))));
  const auto read = tree.reader();
  const auto bytes = read_tile({TileKind::Hashes, 1, 0, 2}, read).value();
  ASSERT_EQ(bytes.size(), 64U);
  EXPECT_EQ(parse_tile(bytes, 2).value()[1], read(8, 1).value());
  EXPECT_FALSE(parse_tile(bytes, 3));
  EXPECT_EQ(read_tile({TileKind::Hashes, 1, 0, 3}, read).error().slug, "outside_tree");
}

TEST(Tiles, BundlesEntriesBehindTheirLengths) {
  const std::vector<Bytes32> entries{leaf_hash(as_bytes("a")), leaf_hash(as_bytes("b"))};
  const Bytes bundle = to_bundle(entries);
  ASSERT_EQ(bundle.size(), 68U);
  EXPECT_EQ(bundle[0], 0);
  EXPECT_EQ(bundle[1], 32);
  EXPECT_EQ(parse_bundle(bundle, 2).value(), entries);
  EXPECT_FALSE(parse_bundle(bundle, 1));
  Bytes wrong = bundle;
  wrong[34] = 1;
  EXPECT_FALSE(parse_bundle(wrong, 2));
  wrong = bundle;
  wrong[35] = 31;
  EXPECT_FALSE(parse_bundle(wrong, 2));
}

}  // namespace
}  // namespace noroshi::domain
