#include "services/log/serve_log.hpp"

#include "domain/ledger/note.hpp"
#include "domain/ledger/tiles.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

auto read_hashes(const ports::Transaction& tx, const domain::Tile& tile) -> Result<Bytes> {
  return domain::read_tile(tile, [&tx](int level, std::uint64_t index) -> Result<Bytes32> {
    const auto hash = NOROSHI_TRY(tx.find_node(level, index));
    if (!hash) return fail(ErrorCode::Unavailable, "log_damaged", "a hash of the log is missing; run noroshi verify --data");
    return *hash;
  });
}

auto read_bundle(const ports::Transaction& tx, const domain::Tile& tile) -> Result<Bytes> {
  return domain::to_bundle(NOROSHI_TRY(tx.read_entries(tile.first(), static_cast<std::size_t>(tile.width))));
}

auto serve_tile(const ports::Transaction& tx, const domain::Tile& tile, std::uint64_t size) -> Result<LogFile> {
  if (!domain::is_within(tile, size)) return not_found();
  const auto bytes = NOROSHI_TRY(tile.kind == domain::TileKind::Entries ? read_bundle(tx, tile) : read_hashes(tx, tile));
  return LogFile{"application/octet-stream", std::string{as_text(bytes)}, tile.width == domain::tile_width_max};
}

}  // namespace

auto serve_log(House& house, std::string_view path) -> Result<LogFile> {
  constexpr auto text = "text/plain; charset=utf-8";
  if (path == "vkey") {
    const auto key = NOROSHI_TRY(domain::make_verifier_key(house.log_origin, house.keys.signing_public()));
    return LogFile{text, domain::to_text(key) + "\n", false};
  }
  LogFile file;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    const auto published = NOROSHI_TRY(tx.published());
    if (!published) return not_found();
    if (path == "checkpoint") {
      file = {text, published->note, false};
      return {};
    }
    file = NOROSHI_TRY(serve_tile(tx, NOROSHI_TRY(domain::parse_tile_path(path)), published->size));
    return {};
  }));
  return file;
}

}  // namespace noroshi::services
