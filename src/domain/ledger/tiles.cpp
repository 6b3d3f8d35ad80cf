#include "domain/ledger/tiles.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace noroshi::domain {
namespace {

constexpr int tile_level_max = 63;
constexpr std::size_t index_groups_max = 6;  ///< 10^18 tiles are more than a log can have

/// A decimal number without leading zeros.
auto parse_plain(std::string_view text, std::uint64_t most) -> std::optional<std::uint64_t> {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > most) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  return value;
}

/// "x001/x234/067" → 1234067.
auto parse_index(std::string_view text) -> std::optional<std::uint64_t> {
  std::uint64_t value = 0;
  for (std::size_t groups = 1;; ++groups) {
    const std::size_t slash = text.find('/');
    const bool last = slash == std::string_view::npos;
    std::string_view group = text.substr(0, slash);
    if (groups > index_groups_max || group.size() != (last ? 3U : 4U)) return std::nullopt;
    if (!last && group.front() != 'x') return std::nullopt;
    if (!last) group.remove_prefix(1);
    std::uint64_t number = 0;
    for (const char c : group) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (!last && groups == 1 && number == 0) return std::nullopt;  // "x000/005" is not how 5 is written
    value = value * 1000 + number;
    if (last) return value;
    text.remove_prefix(slash + 1);
  }
}

auto index_path(std::uint64_t index) -> std::string {
  std::string text = fmt::format("{:03}", index % 1000);
  for (index /= 1000; index > 0; index /= 1000) text = fmt::format("x{:03}/{}", index % 1000, text);
  return text;
}

/// How many hashes a level of tiles holds for a log of `size` entries.
auto hashes_at(int level, std::uint64_t size) -> std::uint64_t {
  return level * tile_height >= 64 ? 0 : size >> static_cast<unsigned>(level * tile_height);
}

auto parse_tile_text(std::string_view path) -> std::optional<Tile> {
  constexpr std::string_view prefix = "tile/";
  if (!path.starts_with(prefix)) return std::nullopt;
  path.remove_prefix(prefix.size());
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view level = path.substr(0, slash);
  path.remove_prefix(slash + 1);

  Tile tile;
  if (level == "entries") {
    tile.kind = TileKind::Entries;
  } else {
    const auto number = parse_plain(level, tile_level_max);
    if (!number) return std::nullopt;
    tile.level = static_cast<int>(*number);
  }
  if (const std::size_t partial = path.find(".p/"); partial != std::string_view::npos) {
    const auto width = parse_plain(path.substr(partial + 3), tile_width_max - 1);
    if (!width || *width == 0) return std::nullopt;
    tile.width = *width;
    path = path.substr(0, partial);
  }
  const auto index = parse_index(path);
  if (!index) return std::nullopt;
  tile.index = *index;
  return tile;
}

void list_level(TileKind kind, int level, std::uint64_t size, std::vector<Tile>& tiles) {
  const std::uint64_t hashes = hashes_at(level, size);
  for (std::uint64_t index = 0; index < hashes / tile_width_max; ++index) tiles.push_back({kind, level, index, tile_width_max});
  if (hashes % tile_width_max != 0) tiles.push_back({kind, level, hashes / tile_width_max, hashes % tile_width_max});
}

}  // namespace

auto to_path(const Tile& tile) -> std::string {
  std::string path = tile.kind == TileKind::Entries ? "tile/entries/" : fmt::format("tile/{}/", tile.level);
  path += index_path(tile.index);
  if (tile.width < tile_width_max) path += fmt::format(".p/{}", tile.width);
  return path;
}

auto parse_tile_path(std::string_view path) -> Result<Tile> {
  const auto tile = parse_tile_text(path);
  if (!tile) return fail(ErrorCode::NotFound, "not_a_tile", "no such file in the log: see c2sp.org/tlog-tiles for the paths");
  return *tile;
}

auto is_within(const Tile& tile, std::uint64_t size) -> bool {
  const std::uint64_t hashes = hashes_at(tile.level, size);
  return tile.index <= hashes / tile_width_max && tile.first() + tile.width <= hashes;
}

auto list_tiles(std::uint64_t size) -> std::vector<Tile> {
  std::vector<Tile> tiles;
  for (int level = 0; hashes_at(level, size) > 0; ++level) list_level(TileKind::Hashes, level, size, tiles);
  list_level(TileKind::Entries, 0, size, tiles);
  return tiles;
}

auto read_tile(const Tile& tile, const HashReader& read) -> Result<Bytes> {
  Bytes bytes;
  bytes.reserve(tile.width * sizeof(Bytes32));
  for (std::uint64_t i = 0; i < tile.width; ++i) {
    const Bytes32 hash = NOROSHI_TRY(read(tile.level * tile_height, tile.first() + i));
    bytes.insert(bytes.end(), hash.begin(), hash.end());
  }
  return bytes;
}

auto to_bundle(const std::vector<Bytes32>& entries) -> Bytes {
  Bytes bytes;
  bytes.reserve(entries.size() * (log_entry_bytes + 2));
  for (const auto& entry : entries) {
    bytes.push_back(0);
    bytes.push_back(log_entry_bytes);
    bytes.insert(bytes.end(), entry.begin(), entry.end());
  }
  return bytes;
}

auto parse_bundle(BytesView bytes, std::uint64_t width) -> Result<std::vector<Bytes32>> {
  const auto bad = [] {
    return fail(ErrorCode::InvalidInput, "entry_bundle", "the bundle is not made of whole entries of 32 bytes: fetch it again");
  };
  if (bytes.size() != width * (log_entry_bytes + 2)) return bad();
  std::vector<Bytes32> entries;
  entries.reserve(width);
  for (; !bytes.empty(); bytes = bytes.subspan(log_entry_bytes + 2)) {
    if (bytes[0] != 0 || bytes[1] != log_entry_bytes) return bad();
    entries.push_back(NOROSHI_TRY(to_bytes32(bytes.subspan(2, log_entry_bytes))));
  }
  return entries;
}

auto parse_tile(BytesView bytes, std::uint64_t width) -> Result<std::vector<Bytes32>> {
  if (bytes.size() != width * sizeof(Bytes32)) {
    return fail(ErrorCode::InvalidInput, "tile", "the tile does not have the length that its place in the tree asks for: fetch it again");
  }
  std::vector<Bytes32> hashes;
  hashes.reserve(width);
  for (; !bytes.empty(); bytes = bytes.subspan(sizeof(Bytes32))) {
    hashes.push_back(NOROSHI_TRY(to_bytes32(bytes.first(sizeof(Bytes32)))));
  }
  return hashes;
}

}  // namespace noroshi::domain
