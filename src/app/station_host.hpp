#pragma once

#include "adapters/tables/editions.hpp"
#include "app/tables.hpp"
#include "services/house.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace noroshi::app {

/// What all stations of one process share: the machine, the tables, the ways out.
struct Commons {
  ports::Clock& clock;
  ports::Random& random;
  ports::Crypto& crypto;
  ports::Passwords& passwords;
  ports::Relay& relay;
  ports::Mail& mail;
  const Tables& tables;
};

struct StationPlan {
  domain::Station station;
  services::Realm realm = services::Realm::Live;
  std::string base_url;
  std::string log_origin;
  std::filesystem::path folder;  ///< store.db, keys.db, station.key
};

/// One station with its own store, key store and keys. Stations share no tables.
class StationHost {
public:
  /// Makes the folder and the keys of a new station. Error `station_exists`.
  static auto create(const StationPlan& plan, const Secret& unlock) -> Result<>;
  /// Opens all three and puts the house together. Errors: those of the adapters.
  static auto open(StationPlan plan, const Secret& unlock, const Commons& commons) -> Result<std::unique_ptr<StationHost>>;

  auto house() -> services::House& { return *house_; }

private:
  StationHost() = default;
  std::unique_ptr<ports::StationKeys> keys_;
  std::unique_ptr<ports::Vault> vault_;
  std::unique_ptr<ports::Store> store_;
  std::unique_ptr<tables::Editions> editions_;
  std::unique_ptr<services::House> house_;
};

}  // namespace noroshi::app
