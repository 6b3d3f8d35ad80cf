#include "domain/ledger/audit.hpp"

#include "domain/ledger/tiles.hpp"
#include "domain/ledger/tree.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace noroshi::domain {
namespace {

auto refused(const std::string& path, std::string_view what) {
  return fail(ErrorCode::Conflict, "log_refused", fmt::format("{}: {}; keep a copy of the log and tell the auditor", path, what));
}

/// Fetches files and counts them. What the signed size promises and the log does not have counts against the log.
class Files {
public:
  explicit Files(const FetchFile& fetch) : fetch_{fetch} {}

  /// The first `tile.width` records of a tile or bundle. A log may drop a partial file once it has the full one.
  auto read(Tile tile, std::size_t record_bytes) -> Result<Bytes> {
    const std::string path = to_path(tile);
    const std::uint64_t width = tile.width;
    auto bytes = fetch_(path);
    if (!bytes && bytes.error().code == ErrorCode::NotFound && width < tile_width_max) {
      tile.width = tile_width_max;
      bytes = fetch_(to_path(tile));
      if (bytes && bytes->size() == tile_width_max * record_bytes) bytes->resize(width * record_bytes);
    }
    ++count_;
    if (!bytes && bytes.error().code == ErrorCode::NotFound) return refused(path, "the log does not have what its checkpoint promises");
    return bytes;
  }
  auto count() const -> std::uint64_t { return count_; }

private:
  const FetchFile& fetch_;
  std::uint64_t count_ = 0;
};

/// Compares a hash tile with what was computed from below.
auto check_tile(Files& files, const Tile& tile, const std::vector<Bytes32>& computed, const std::string& source) -> Result<> {
  const Bytes bytes = NOROSHI_TRY(files.read(tile, sizeof(Bytes32)));
  const auto hashes = parse_tile(bytes, tile.width);
  if (!hashes || *hashes != computed) return refused(to_path(tile), "its hashes are not those of " + source);
  return {};
}

auto subtree_root(const std::vector<Bytes32>& hashes) -> Bytes32 {
  RightEdge edge;
  for (const auto& hash : hashes) edge.append(hash);
  return edge.root();
}

/// All entries → their leaf hashes, compared with the lowest tiles. Gives the roots of the full tiles: the level above.
auto check_entries(Files& files, std::uint64_t size, RightEdge& edge) -> Result<std::vector<Bytes32>> {
  std::vector<Bytes32> above;
  for (std::uint64_t first = 0; first < size; first += tile_width_max) {
    const std::uint64_t width = std::min(tile_width_max, size - first);
    const Tile bundle{TileKind::Entries, 0, first / tile_width_max, width};
    const Bytes bytes = NOROSHI_TRY(files.read(bundle, log_entry_bytes + 2));
    const auto entries = parse_bundle(bytes, width);
    if (!entries) return refused(to_path(bundle), "it is not made of whole entries");
    std::vector<Bytes32> hashes;
    for (const auto& entry : *entries) hashes.push_back(leaf_hash(entry));
    NOROSHI_TRY(check_tile(files, {TileKind::Hashes, 0, bundle.index, width}, hashes, to_path(bundle)));
    for (const auto& hash : hashes) edge.append(hash);
    if (width == tile_width_max) above.push_back(subtree_root(hashes));
  }
  return above;
}

auto check_level(Files& files, int level, const std::vector<Bytes32>& computed) -> Result<std::vector<Bytes32>> {
  std::vector<Bytes32> above;
  for (std::uint64_t first = 0; first < computed.size(); first += tile_width_max) {
    const std::uint64_t width = std::min<std::uint64_t>(tile_width_max, computed.size() - first);
    const auto begin = computed.begin() + static_cast<std::ptrdiff_t>(first);
    const std::vector<Bytes32> part{begin, begin + static_cast<std::ptrdiff_t>(width)};
    NOROSHI_TRY(check_tile(files, {TileKind::Hashes, level, first / tile_width_max, width}, part, "the level below"));
    if (width == tile_width_max) above.push_back(subtree_root(part));
  }
  return above;
}

}  // namespace

auto audit_log(const FetchFile& fetch, const VerifierKey& key, const VerifyEd25519& verify) -> Result<LogAudit> {
  const Bytes note = NOROSHI_TRY(fetch("checkpoint"));
  auto opened = open_checkpoint(as_text(note), key, verify);
  if (!opened) return refused("checkpoint", opened.error().message);
  Files files{fetch};
  RightEdge edge;
  auto level_hashes = NOROSHI_TRY(check_entries(files, opened->size, edge));
  for (int level = 1; !level_hashes.empty(); ++level) level_hashes = NOROSHI_TRY(check_level(files, level, level_hashes));
  if (edge.root() != opened->root) return refused("checkpoint", "its root is not that of the entries");
  return LogAudit{std::move(*opened), files.count()};
}

}  // namespace noroshi::domain
