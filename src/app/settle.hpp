#pragma once

#include "app/cast.hpp"
#include "services/house.hpp"

#include <map>
#include <string>
#include <vector>

namespace noroshi::app {

/// How one of the cast signs in, once settled.
struct Credential {
  CastPerson person;
  std::string organisation_name;
  std::string password;  ///< empty where none was set
  std::string api_token;
};

enum class SettlePasswords { Set, None };

/// Moves the cast into its stations: organisations with their registries, people with passwords and tokens, peers who know each other's
/// keys, charters signed by both ends. `charter_files` are `data/charters/*.toml` by name.
auto settle(const Cast& cast, const std::map<std::string, services::House*>& houses,
            const std::map<std::string, std::string>& charter_files, SettlePasswords passwords) -> Result<std::vector<Credential>>;

/// The station itself as an organisation: its staff belong to it.
auto staff_organisation(services::House& house) -> domain::Organisation;

/// Stations of one process tell each other where they live now: a port may change from run to run.
auto renew_addresses(const std::map<std::string, services::House*>& houses) -> Result<>;

}  // namespace noroshi::app
