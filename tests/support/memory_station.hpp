#pragma once

#include "adapters/crypto/primitives.hpp"
#include "adapters/memory/cheap_passwords.hpp"
#include "adapters/memory/manual_clock.hpp"
#include "adapters/memory/memory_mail.hpp"
#include "adapters/memory/memory_station_keys.hpp"
#include "adapters/memory/memory_store.hpp"
#include "adapters/memory/memory_vault.hpp"
#include "adapters/memory/seeded_random.hpp"
#include "base/text.hpp"
#include "domain/triage/rules.hpp"
#include "services/house.hpp"
#include "services/log/append_log.hpp"
#include "services/people/people.hpp"
#include "tests/support/standing_rules.hpp"

#include <string>

namespace noroshi::support {

/// Nobody is at the other end.
class SilentRelay final : public ports::Relay {
public:
  auto deliver(const std::string& /*station_url*/, BytesView /*dispatch*/) -> Result<ports::DeliveryAnswer> override {
    return fail(ErrorCode::Unavailable, "no_answer", "try again later");
  }
};

/// A CEPTOAR's station in memory, with its own organisation and one member, and whoever a test adds.
class MemoryStation {
public:
  explicit MemoryStation(const std::string& slug = "power", std::uint64_t seed = 1) : random{seed}, keys{random}, house{make_house(slug)} {
    store.set_seal_group([this](ports::Transaction& tx) { return services::seal_checkpoint(tx, house); });
    // Bodies of the log's openings are sealed under the machine's key.
    NOROSHI_ASSERT(vault.create_key("machine:log"));
    write([this](ports::Transaction& tx) -> Result<> {
      NOROSHI_TRY(tx.put_organisation({secretariat, "電力セプター事務局", "Power CEPTOAR", domain::OrganisationKind::Ceptoar, "ele", 1}));
      return tx.put_organisation({member, "架空電力", "Kaku Power", domain::OrganisationKind::Operator, "ele", 1});
    });
  }

  static constexpr auto password = "correct horse battery";

  /// Enrolled, with `password`; staff when the organisation is the secretariat.
  auto add_person(const std::string& user, std::set<domain::Role> roles) -> domain::Caller {
    const bool staff = std::any_of(roles.begin(), roles.end(), [](domain::Role role) {
      return role != domain::Role::Reporter && role != domain::Role::HomeApprover && role != domain::Role::Recipient;
    });
    const ports::PersonRow row{random.id<domain::PersonId>(),
                               staff ? secretariat : member,
                               fold_for_match(user),
                               user,
                               user + "@example.jp",
                               *passwords.hash(Secret{std::string_view{password}}),
                               std::move(roles),
                               staff,
                               true};
    write([&row](ports::Transaction& tx) { return tx.put_person(row); });
    return {row.id, row.organisation, row.roles, row.station_staff, row.display};
  }

  void write(const ports::Store::Work& work) { NOROSHI_ASSERT(store.write(work)); }

  memory::MemoryStore store;
  memory::MemoryVault vault;
  memory::SeededRandom random;
  memory::MemoryStationKeys keys;
  crypto::Primitives crypto;
  memory::CheapPasswords passwords;
  memory::ManualClock clock{std::chrono::sys_days{std::chrono::year{2026} / 4 / 1}};
  memory::MemoryMail mail;
  SilentRelay relay;
  domain::Rules rules;
  support::StandingRules rule_book{rules};
  domain::AnonymiseRules anonymise_rules;
  domain::OrganisationId secretariat = random.id<domain::OrganisationId>();
  domain::OrganisationId member = random.id<domain::OrganisationId>();
  services::House house;

private:
  auto make_house(const std::string& slug) -> services::House {
    return {{random.id<domain::StationId>(), slug, "電力セプター", "Power CEPTOAR", domain::StationKind::Ceptoar, "架空ホスト", "架空管理"},
            services::Realm::Demo,
            "http://localhost/" + slug + "/",
            "noroshi.test/" + slug,
            store,
            vault,
            keys,
            crypto,
            passwords,
            clock,
            random,
            relay,
            mail,
            rule_book,
            anonymise_rules};
  }
};

}  // namespace noroshi::support
