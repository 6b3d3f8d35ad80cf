#include "app/station_host.hpp"

#include "adapters/crypto/file_station_keys.hpp"
#include "adapters/crypto/file_vault.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "app/station_file.hpp"
#include "services/consensus/bring_into_force.hpp"
#include "services/log/append_log.hpp"

namespace noroshi::app {
namespace {

/// Keys that every station needs before its first entry.
constexpr const char* standing_keys[] = {"machine:log", "machine:links", "machine:registry", "machine:answers"};

}  // namespace

auto StationHost::create(const StationPlan& plan, const Secret& unlock) -> Result<> {
  std::error_code failed;
  std::filesystem::create_directories(plan.folder, failed);
  if (failed) return fail(ErrorCode::Unavailable, "folder_not_made", "cannot make " + plan.folder.string() + ": " + failed.message());
  if (std::filesystem::exists(plan.folder / "station.key")) {
    return fail(ErrorCode::Conflict, "station_exists", plan.folder.string() + " holds a station already");
  }
  NOROSHI_TRY(crypto::FileStationKeys::create((plan.folder / "station.key").string(), unlock));
  const auto vault = NOROSHI_TRY(crypto::FileVault::create((plan.folder / "keys.db").string(), unlock));
  for (const auto* key : standing_keys) NOROSHI_TRY(vault->create_key(key));
  return write_station_file(plan);
}

auto StationHost::open(StationPlan plan, const Secret& unlock, const Commons& commons) -> Result<std::unique_ptr<StationHost>> {
  std::unique_ptr<StationHost> host{new StationHost};
  host->keys_ = NOROSHI_TRY(crypto::FileStationKeys::open((plan.folder / "station.key").string(), unlock));
  host->vault_ = NOROSHI_TRY(crypto::FileVault::open((plan.folder / "keys.db").string(), unlock));
  host->store_ = NOROSHI_TRY(sqlite::SqliteStore::open((plan.folder / "store.db").string()));
  host->editions_ = std::make_unique<tables::Editions>(commons.tables.files, commons.tables.rules);
  host->house_.reset(new services::House{std::move(plan.station), plan.realm, std::move(plan.base_url), std::move(plan.log_origin),
                                         *host->store_, *host->vault_, *host->keys_, commons.crypto, commons.passwords, commons.clock,
                                         commons.random, commons.relay, commons.mail, *host->editions_, commons.tables.anonymise});
  auto& house = *host->house_;
  host->store_->set_seal_group([&house](ports::Transaction& tx) { return services::seal_checkpoint(tx, house); });
  NOROSHI_TRY(services::bring_into_force(house));
  return host;
}

}  // namespace noroshi::app
