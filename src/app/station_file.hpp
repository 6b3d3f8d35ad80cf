#pragma once

#include "app/cast.hpp"
#include "app/station_host.hpp"

#include <filesystem>

namespace noroshi::app {

/// A new station out of a cast, with an id of its own.
auto plan_station(const CastStation& cast, services::Realm realm, const std::string& origin, const std::filesystem::path& folder,
                  ports::Random& random) -> StationPlan;

/// What a station is, as it lies beside its store: `station.toml`.
auto write_station_file(const StationPlan& plan) -> Result<>;
/// Errors name file and key.
auto read_station_file(const std::filesystem::path& folder) -> Result<StationPlan>;
/// The plans of all stations below `folder`, by slug.
auto list_station_files(const std::filesystem::path& folder) -> Result<std::vector<StationPlan>>;

}  // namespace noroshi::app
