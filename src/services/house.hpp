#pragma once

#include "domain/anonymise/rules.hpp"
#include "domain/party/party.hpp"
#include "domain/triage/rules.hpp"
#include "ports/clock.hpp"
#include "ports/delivery.hpp"
#include "ports/random.hpp"
#include "ports/station_keys.hpp"
#include "ports/store.hpp"
#include "ports/vault.hpp"

namespace noroshi::services {

/// Marks everything that a person reads outside live operation: 【架空】 in the demo, 【訓練】 in an exercise (C7).
enum class Realm { Live, Demo, Exercise };

/// One station with all that its verbs need. References outlive every service call; thread-safe as the ports are.
struct House {
  domain::Station station;
  Realm realm = Realm::Live;
  std::string base_url;    ///< "http://localhost:8443/power/"
  std::string log_origin;  ///< "noroshi.demo/power"
  ports::Store& store;
  ports::Vault& vault;
  ports::StationKeys& keys;
  ports::Crypto& crypto;
  ports::Passwords& passwords;
  ports::Clock& clock;
  ports::Random& random;
  ports::Relay& relay;
  ports::Mail& mail;
  const domain::Rules& rules;
  const domain::AnonymiseRules& anonymise_rules;
};

}  // namespace noroshi::services
