#pragma once

#include "base/bytes.hpp"
#include "domain/ledger/tree.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The log as files (C2SP tlog-tiles): hashes in tiles of 256, entries in bundles of 256, each at a path of its own.
namespace noroshi::domain {

inline constexpr int tile_height = 8;
inline constexpr std::uint64_t tile_width_max = 256;
inline constexpr std::size_t log_entry_bytes = 32;  ///< every entry of our log is one commitment

enum class TileKind { Hashes, Entries };

/// One file: `tile/<level>/<index>[.p/<width>]` or `tile/entries/<index>[.p/<width>]`. `width` 256 is a full one.
struct Tile {
  TileKind kind = TileKind::Hashes;
  int level = 0;  ///< of tiles; 0 for entries
  std::uint64_t index = 0;
  std::uint64_t width = tile_width_max;
  friend auto operator==(const Tile&, const Tile&) -> bool = default;

  auto first() const -> std::uint64_t { return index * tile_width_max; }  ///< position of its first hash within its level
};

auto to_path(const Tile& tile) -> std::string;
/// Strict: exactly the text that `to_path` writes. Error `NotFound`, since a path that is no tile is a file that is not there.
auto parse_tile_path(std::string_view path) -> Result<Tile>;

/// Whether a log of `size` entries has (at least) this tile; a tile of any smaller width is served too.
auto is_within(const Tile& tile, std::uint64_t size) -> bool;
/// All hash tiles and entry bundles of a log of `size` entries, each at its full width, level by level, entries last.
auto list_tiles(std::uint64_t size) -> std::vector<Tile>;

/// Bytes of a hash tile. `read` as for the tree; the caller has asked `is_within`.
auto read_tile(const Tile& tile, const HashReader& read) -> Result<Bytes>;
/// Entries, each behind its length in two bytes, highest first.
auto to_bundle(const std::vector<Bytes32>& entries) -> Bytes;
/// Back again. Error `InvalidInput` unless these are exactly `width` entries of 32 bytes.
auto parse_bundle(BytesView bytes, std::uint64_t width) -> Result<std::vector<Bytes32>>;
/// Error `InvalidInput` unless these are exactly `width` hashes.
auto parse_tile(BytesView bytes, std::uint64_t width) -> Result<std::vector<Bytes32>>;

}  // namespace noroshi::domain
