#include "app/settle.hpp"

#include "app/charter_template.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "formats/wire/charter.hpp"
#include "formats/wire/registry.hpp"
#include "services/log/append_log.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::app {
namespace {

using services::House;
using Houses = std::map<std::string, House*>;
using OrganisationIds = std::map<std::pair<std::string, std::string>, domain::OrganisationId>;

auto house_of(const Houses& houses, const std::string& slug) -> Result<House*> {
  const auto found = houses.find(slug);
  if (found == houses.end()) return fail(ErrorCode::InvalidInput, "config", "there is no station \"" + slug + "\" in the cast");
  return found->second;
}

/// Matches no password: whoever has it comes in by token.
constexpr auto no_password = "!";

auto draw_word(ports::Random& random) -> std::string { return to_base64url(random.bytes32()); }

auto settle_staff_organisation(ports::Transaction& tx, House& house) -> Result<domain::OrganisationId> {
  const auto staff = staff_organisation(house);
  NOROSHI_TRY(tx.put_organisation(staff));
  return staff.id;
}

auto settle_organisation(ports::Transaction& tx, House& house, const CastOrganisation& cast) -> Result<domain::OrganisationId> {
  domain::Organisation organisation{
      house.random.id<domain::OrganisationId>(), cast.name_ja, cast.name_en, cast.kind, cast.sector, cast.represented};
  NOROSHI_TRY(tx.put_organisation(organisation));
  const auto tag = services::source_tag_of(house, organisation.id);
  NOROSHI_TRY(tx.put_registry(
      tag, NOROSHI_TRY(house.vault.seal("machine:registry", "registry:" + to_hex(tag), wire::encode_registry(cast.registry)))));
  return organisation.id;
}

auto settle_organisations(const Cast& cast, const Houses& houses) -> Result<OrganisationIds> {
  OrganisationIds ids;
  for (const auto& [slug, house] : houses) {
    NOROSHI_TRY(house->store.write([&, key = slug, at = house](ports::Transaction& tx) -> Result<> {
      ids.emplace(std::pair{key, std::string{}}, NOROSHI_TRY(settle_staff_organisation(tx, *at)));
      for (const auto& organisation : cast.organisations) {
        if (organisation.station == key)
          ids.emplace(std::pair{key, organisation.key}, NOROSHI_TRY(settle_organisation(tx, *at, organisation)));
      }
      return {};
    }));
  }
  return ids;
}

auto settle_person(House& house, const CastPerson& person, const domain::OrganisationId& organisation, SettlePasswords passwords)
    -> Result<Credential> {
  Credential credential{person, "", "", draw_word(house.random)};
  ports::PersonRow row{house.random.id<domain::PersonId>(),
                       organisation,
                       fold_for_match(person.user),
                       person.display,
                       person.mail,
                       no_password,
                       {person.roles.begin(), person.roles.end()},
                       person.organisation.empty(),
                       true};
  if (passwords == SettlePasswords::Set) {
    credential.password = draw_word(house.random).substr(0, 20);
    row.password_hash = NOROSHI_TRY(house.passwords.hash(Secret{credential.password}));
  }
  NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    NOROSHI_TRY(tx.put_person(row));
    const auto name = NOROSHI_TRY(tx.find_organisation(organisation));
    if (name) credential.organisation_name = name->name_ja;
    return tx.put_api_token(
        {sha256(credential.api_token), house.random.id<domain::PersonId>().str(), row.id, "settled", house.clock.now(), std::nullopt});
  }));
  return credential;
}

auto settle_people(const Cast& cast, const Houses& houses, const OrganisationIds& organisations, SettlePasswords passwords)
    -> Result<std::vector<Credential>> {
  std::vector<Credential> credentials;
  for (const auto& person : cast.people) {
    auto* house = NOROSHI_TRY(house_of(houses, person.station));
    const auto found = organisations.find({person.station, person.organisation});
    if (found == organisations.end()) {
      return fail(ErrorCode::InvalidInput, "config",
                  person.user + ": there is no organisation \"" + person.organisation + "\" at " + person.station);
    }
    credentials.push_back(NOROSHI_TRY(settle_person(*house, person, found->second, passwords)));
  }
  return credentials;
}

auto settle_peers(const Houses& houses) -> Result<> {
  for (const auto& [slug, house] : houses) {
    NOROSHI_TRY(house->store.write([&, at = house](ports::Transaction& tx) -> Result<> {
      for (const auto& [other_slug, other] : houses) {
        if (other == at) continue;
        NOROSHI_TRY(tx.put_peer({other->station.id, other_slug, other->station.name_ja, other->station.name_en, other->station.kind,
                                 other->base_url, other->keys.signing_public(), other->keys.sealing_public(), other->station.sectors}));
      }
      return {};
    }));
  }
  return {};
}

auto end_of(const House& house, domain::EndKind kind) -> domain::CharterEnd {
  return {kind, house.station.id, house.station.slug, house.station.host, house.station.administrator, house.keys.signing_public()};
}

auto adopt(House& house, const ports::CharterRow& row) -> Result<> {
  const auto done = house.store.write([&](ports::Transaction& tx) -> Result<> {
    NOROSHI_TRY(tx.put_charter(row));
    services::LogDraft draft{domain::EntryKind::CharterAdopted, "settled@" + house.station.slug, row.id.str(), row.version};
    NOROSHI_TRY(services::append_log(tx, house, draft));
    return {};
  });
  if (!done) return tl::unexpected<Error>{done.error()};
  return {};
}

/// Between a station and its members the direction is in the template: filing comes from the members, the rest goes to them.
auto ends_of(const CastArrow& arrow, const House& from, const House& to) -> std::pair<domain::CharterEnd, domain::CharterEnd> {
  if (arrow.from != arrow.to) return {end_of(from, domain::EndKind::Station), end_of(to, domain::EndKind::Station)};
  const bool down = arrow.charter == "to_members";
  return {end_of(from, down ? domain::EndKind::Station : domain::EndKind::Members),
          end_of(to, down ? domain::EndKind::Members : domain::EndKind::Station)};
}

auto settle_arrow(const CastArrow& arrow, const Houses& houses, const std::map<std::string, std::string>& charter_files) -> Result<> {
  auto* from = NOROSHI_TRY(house_of(houses, arrow.from));
  auto* to = NOROSHI_TRY(house_of(houses, arrow.to));
  const auto file = charter_files.find(arrow.charter);
  if (file == charter_files.end()) return fail(ErrorCode::InvalidInput, "config", "there is no charter template \"" + arrow.charter + "\"");
  auto [from_end, to_end] = ends_of(arrow, *from, *to);
  auto charter = NOROSHI_TRY(fill_charter_template(file->second, arrow.charter, from->random.id<domain::CharterId>(), std::move(from_end),
                                                   std::move(to_end), from->clock.now()));
  charter.anonymity_set_min = arrow.anonymity_set_min;
  charter.home_approval = arrow.home_approval;
  charter.same_administration_accepted = charter.from.administrator == charter.to.administrator;
  const auto bytes = wire::encode_charter(charter);
  const ports::CharterRow row{charter.id, charter.version, bytes, from->keys.sign(bytes), to->keys.sign(bytes), from->clock.now()};
  NOROSHI_TRY(adopt(*from, row));
  if (to != from) NOROSHI_TRY(adopt(*to, row));
  return {};
}

}  // namespace

auto settle(const Cast& cast, const std::map<std::string, services::House*>& houses,
            const std::map<std::string, std::string>& charter_files, SettlePasswords passwords) -> Result<std::vector<Credential>> {
  const auto organisations = NOROSHI_TRY(settle_organisations(cast, houses));
  auto credentials = NOROSHI_TRY(settle_people(cast, houses, organisations, passwords));
  NOROSHI_TRY(settle_peers(houses));
  for (const auto& arrow : cast.arrows) NOROSHI_TRY(settle_arrow(arrow, houses, charter_files));
  return credentials;
}

auto staff_organisation(services::House& house) -> domain::Organisation {
  const auto kind = house.station.kind == domain::StationKind::Centre     ? domain::OrganisationKind::Centre
                    : house.station.kind == domain::StationKind::Ministry ? domain::OrganisationKind::Ministry
                    : house.station.kind == domain::StationKind::Agency   ? domain::OrganisationKind::Agency
                                                                          : domain::OrganisationKind::Ceptoar;
  return {house.random.id<domain::OrganisationId>(), house.station.name_ja, house.station.name_en, kind, "", 1};
}

auto renew_addresses(const Houses& houses) -> Result<> { return settle_peers(houses); }

}  // namespace noroshi::app
