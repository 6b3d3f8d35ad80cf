#include "app/cast.hpp"

#include "formats/rules/table_reader.hpp"

namespace noroshi::app {
namespace {

using rules::TableReader;

/// As the domain's parsers, in the form that a table reader takes.
template <class Enum, Result<Enum> (*parse)(std::string_view)> auto word_of(std::string_view text) -> std::optional<Enum> {
  const auto value = parse(text);
  return value ? std::optional{*value} : std::nullopt;
}

auto read_station(TableReader row) -> CastStation {
  CastStation station;
  station.slug = row.text("slug");
  station.name_ja = row.text("name_ja");
  station.name_en = row.text("name_en");
  station.kind = row.word("kind", word_of<domain::StationKind, domain::parse_station_kind>, domain::StationKind::Ceptoar);
  for (auto& sector : row.texts("sectors")) station.sectors.insert(std::move(sector));
  row.finish();
  return station;
}

auto read_organisation(TableReader row) -> CastOrganisation {
  CastOrganisation organisation;
  organisation.station = row.text("station");
  organisation.key = row.text("key");
  organisation.name_ja = row.text("name_ja");
  organisation.name_en = row.text("name_en");
  organisation.kind =
      row.word("kind", word_of<domain::OrganisationKind, domain::parse_organisation_kind>, domain::OrganisationKind::Operator);
  organisation.sector = row.text("sector");
  if (row.value("represented") != nullptr) organisation.represented = row.whole("represented", 1, 100'000);
  auto& registry = organisation.registry;
  registry.names = row.texts("names");
  registry.aliases = row.texts("aliases");
  registry.domains = row.texts("domains");
  registry.cidrs = row.texts("cidrs");
  registry.facilities = row.texts("facilities");
  registry.systems = row.texts("systems");
  registry.vendors = row.texts("vendors");
  row.finish();
  return organisation;
}

auto read_person(TableReader row) -> CastPerson {
  CastPerson person;
  person.station = row.text("station");
  person.organisation = row.optional_text("organisation");
  person.user = row.text("user");
  person.display = row.text("display");
  person.mail = person.user + "@" + person.station + ".example.jp";
  for (const auto& text : row.texts("roles")) {
    if (auto role = domain::parse_role(text)) {
      person.roles.push_back(*role);
    } else {
      row.refuse("roles", role.error().message);
    }
  }
  row.finish();
  return person;
}

auto read_arrow(TableReader row) -> CastArrow {
  CastArrow arrow;
  arrow.charter = row.text("charter");
  arrow.from = row.text("from");
  arrow.to = row.text("to");
  if (row.value("anonymity_set_min") != nullptr) arrow.anonymity_set_min = row.whole("anonymity_set_min", 1, 1000);
  arrow.home_approval = row.flag("home_approval").value_or(false);
  row.finish();
  return arrow;
}

}  // namespace

auto read_cast(std::string_view toml) -> Result<Cast> {
  const auto root = NOROSHI_TRY(rules::parse_toml(toml));
  rules::Mistakes mistakes;
  TableReader reader{root, "data/demo/cast.toml", mistakes};
  Cast cast;
  for (auto& row : reader.rows("station")) cast.stations.push_back(read_station(std::move(row)));
  for (auto& row : reader.rows("organisation")) cast.organisations.push_back(read_organisation(std::move(row)));
  for (auto& row : reader.rows("person")) cast.people.push_back(read_person(std::move(row)));
  for (auto& row : reader.rows("arrow")) cast.arrows.push_back(read_arrow(std::move(row)));
  reader.finish();
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return cast;
}

}  // namespace noroshi::app
