#pragma once

#include "adapters/crypto/primitives.hpp"
#include "adapters/memory/cheap_passwords.hpp"
#include "adapters/memory/manual_clock.hpp"
#include "adapters/memory/memory_mail.hpp"
#include "adapters/memory/memory_station_keys.hpp"
#include "adapters/memory/memory_store.hpp"
#include "adapters/memory/memory_vault.hpp"
#include "adapters/memory/seeded_random.hpp"
#include "adapters/tables/editions.hpp"
#include "app/settle.hpp"
#include "app/tables.hpp"
#include "services/clearance/clearance_steps.hpp"
#include "services/clearance/read_clearance.hpp"
#include "services/log/append_log.hpp"
#include "services/people/authenticate.hpp"
#include "services/relay/relay_dispatches.hpp"
#include "services/report/file_report.hpp"
#include "tests/support/loop_relay.hpp"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

namespace noroshi::support {

/// The demo's five stations in memory, with a clock set by hand: nobody acts but the test.
class Town {
public:
  /// 14:00 in Japan: the offices are open.
  static constexpr auto daytime = UtcTime{std::chrono::milliseconds{1'790'226'000'000}};

  Town() {
    auto loaded = app::load_tables(std::nullopt);
    EXPECT_TRUE(loaded.has_value());
    tables_ = *std::move(loaded);
    auto cast = app::read_cast(tables_.demo_cast);
    EXPECT_TRUE(cast.has_value());
    for (const auto& station : cast->stations) found(station);
    auto settled = app::settle(*cast, houses_, tables_.charters, app::SettlePasswords::None);
    EXPECT_TRUE(settled.has_value()) << (settled ? "" : settled.error().message);
    people_ = *std::move(settled);
    for (auto& [slug, house] : houses_) relay_.connect(*house);
  }

  auto house(const std::string& slug) -> services::House& { return *houses_.at(slug); }
  auto vault(const std::string& slug) -> ports::Vault& { return stations_.at(slug)->vault; }
  auto clock() -> memory::ManualClock& { return clock_; }
  auto relay() -> LoopRelay& { return relay_; }

  auto caller(const std::string& slug, const std::string& user) -> domain::Caller {
    for (const auto& credential : people_) {
      if (credential.person.station != slug || credential.person.user != user) continue;
      auto who = services::authenticate_token(house(slug), credential.api_token);
      EXPECT_TRUE(who.has_value());
      return who->caller;
    }
    ADD_FAILURE() << "the cast has no " << user << " at " << slug;
    std::abort();
  }

  auto key() -> services::RequestKey { return {"k" + std::to_string(++keys_), {}}; }

  auto file(const std::string& slug, const std::string& user, const std::string& text,
            services::ConsentMode consent = services::ConsentMode::Look) -> services::Filed {
    services::FileReport request;
    request.input.what_i_know = text;
    request.consent = consent;
    auto filed = services::file_report(house(slug), caller(slug, user), key(), std::move(request));
    EXPECT_TRUE(filed.has_value()) << (filed ? "" : filed.error().message);
    return filed->value();
  }

  auto look(const std::string& slug, const std::string& user, const ports::ClearanceId& id) -> services::ClearanceView {
    auto view = services::read_clearance(house(slug), caller(slug, user), id);
    EXPECT_TRUE(view.has_value()) << (view ? "" : view.error().message);
    return view->value();
  }

  auto agree(const std::string& slug, const std::string& user, const ports::ClearanceId& id,
             domain::SmallSet small_set = domain::SmallSet::Refuse) -> Result<domain::Written<services::ClearanceStep>> {
    return services::consent_to(house(slug), caller(slug, user), id, look(slug, user, id).digest, small_set);
  }

  auto release(const std::string& slug, const std::string& user, const ports::ClearanceId& id)
      -> Result<domain::Written<services::ClearanceStep>> {
    return services::release_clearance(house(slug), caller(slug, user), id, {look(slug, user, id).digest});
  }

  void deliver() {
    for (int turn = 0; turn < 4; ++turn) {
      for (auto& [slug, house] : houses_) EXPECT_TRUE(services::relay_due(*house).has_value());
    }
  }

  auto cases_at(const std::string& slug) -> std::vector<ports::ThreadRow> {
    std::vector<ports::ThreadRow> threads;
    EXPECT_TRUE(house(slug).store.read([&](const ports::Transaction& tx) -> Result<> {
      threads = NOROSHI_TRY(tx.list_threads({}));
      return {};
    }));
    return threads;
  }

private:
  struct Station {
    Station(ports::Random& random, const app::Tables& tables) : keys{random}, editions{tables.files, tables.rules} {}
    memory::MemoryStore store;
    memory::MemoryVault vault;
    memory::MemoryStationKeys keys;
    tables::Editions editions;
    std::unique_ptr<services::House> house;
  };

  void found(const app::CastStation& cast) {
    auto made = std::make_unique<Station>(random_, tables_);
    domain::Station station{
        random_.id<domain::StationId>(), cast.slug, cast.name_ja, cast.name_en, cast.kind, "host", "administrator", cast.sectors};
    made->house.reset(new services::House{std::move(station), services::Realm::Demo, "http://localhost/" + cast.slug + "/",
                                          "noroshi.test/" + cast.slug, made->store, made->vault, made->keys, crypto_, passwords_, clock_,
                                          random_, relay_, mail_, made->editions, tables_.anonymise});
    auto& house = *made->house;
    made->store.set_seal_group([&house](ports::Transaction& tx) { return services::seal_checkpoint(tx, house); });
    for (const auto* key : {"machine:log", "machine:links", "machine:registry"}) EXPECT_TRUE(made->vault.create_key(key).has_value());
    houses_.emplace(cast.slug, &house);
    stations_.emplace(cast.slug, std::move(made));
  }

  app::Tables tables_;
  memory::ManualClock clock_{daytime};
  memory::SeededRandom random_{7};
  crypto::Primitives crypto_;
  memory::CheapPasswords passwords_;
  memory::MemoryMail mail_;
  LoopRelay relay_;
  std::map<std::string, std::unique_ptr<Station>> stations_;
  std::map<std::string, services::House*> houses_;
  std::vector<app::Credential> people_;
  int keys_ = 0;
};

}  // namespace noroshi::support
