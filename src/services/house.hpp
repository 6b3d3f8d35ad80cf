#pragma once

#include "domain/anonymise/rules.hpp"
#include "domain/party/party.hpp"
#include "ports/clock.hpp"
#include "ports/delivery.hpp"
#include "ports/random.hpp"
#include "ports/rule_book.hpp"
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
  ports::RuleBook& rule_book;
  const domain::AnonymiseRules& anonymise_rules;

  /// The tables in force now. A verb that asks twice may get another edition the second time: it keeps the reference, which stays good.
  auto rules() const -> const domain::Rules& { return rule_book.rules_at(clock.now()); }
};

}  // namespace noroshi::services
