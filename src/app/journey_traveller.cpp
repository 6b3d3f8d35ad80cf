#include "app/journey_traveller.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "domain/sector/catalogue.hpp"

#include <map>

namespace noroshi::app {
namespace {

using domain::Role;

/// The types of gold spans that name the source, and the part of a registry where its operator would have entered them.
auto slot_of(const std::string& type, domain::Registry& registry) -> std::vector<std::string>* {
  if (type == "ORG" || type == "PERSON" || type == "EMAIL") return &registry.names;
  if (type == "SYSTEM" || type == "HOST") return &registry.systems;
  if (type == "DOMAIN") return &registry.domains;
  if (type == "FACILITY") return &registry.facilities;
  if (type == "IP" || type == "CIDR") return &registry.cidrs;
  return nullptr;
}

auto registry_of(const json::DeidLine& line) -> domain::Registry {
  if (line.registry) return *line.registry;
  domain::Registry registry;
  for (const auto& span : line.spans) {
    auto* slot = span.role == "victim" ? slot_of(span.type, registry) : nullptr;
    if (slot != nullptr) slot->push_back(span.text);
  }
  return registry;
}

/// A draw that anybody can repeat: the digest of seed, line and term, as a part of one.
auto draw(std::uint64_t seed, const std::string& id, const std::string& term) -> double {
  const auto digest = sha256(std::to_string(seed) + "/" + id + "/" + term);
  return (digest[0] * 256.0 + digest[1]) / 65536.0;
}

auto drop_part(domain::Registry registry, double share, std::uint64_t seed, const std::string& id) -> domain::Registry {
  if (share >= 1.0) return registry;
  for (auto* part : {&registry.names, &registry.aliases, &registry.domains, &registry.cidrs, &registry.facilities, &registry.systems}) {
    std::erase_if(*part, [&](const std::string& term) { return draw(seed, id, term) >= share; });
  }
  return registry;
}

/// An unknown sector travels with a CEPTOAR of its own; nobody is refused for the word used.
auto slug_of(const std::string& sector, const domain::Catalogue& catalogue) -> std::pair<std::string, std::string> {
  const auto* known = catalogue.find_by_name(sector);
  return known != nullptr ? std::pair{known->id, known->id} : std::pair{std::string{"other"}, std::string{"other"}};
}

void add_station(Cast& cast, const std::string& slug, const std::string& sector) {
  cast.stations.push_back({slug, slug, slug, domain::StationKind::Ceptoar, {sector}});
  cast.people.push_back({slug, "", slug + ".coordinator", slug, slug + "@example.jp", {Role::Coordinator}});
  cast.people.push_back({slug, "", slug + ".approver", slug, slug + "@example.jp", {Role::Approver}});
  cast.arrows.push_back({"filing", slug, slug, 1, false});
  cast.arrows.push_back({"to_members", slug, slug, 1, false});
  cast.arrows.push_back({"upward", slug, "centre", 1, false});
  cast.arrows.push_back({"downward", "centre", slug, 1, false});
}

void add_centre(Cast& cast) {
  cast.stations.push_back({"centre", "centre", "centre", domain::StationKind::Centre, {}});
  cast.stations.push_back({"ministry", "ministry", "ministry", domain::StationKind::Ministry, {}});
  cast.people.push_back({"centre", "", "centre.analyst", "centre", "analyst@example.jp", {Role::Analyst}});
  cast.people.push_back({"centre", "", "centre.approver", "centre", "approver@example.jp", {Role::Approver}});
  cast.people.push_back({"ministry", "", "ministry.desk", "ministry", "desk@example.jp", {Role::MinistryDesk}});
  cast.arrows.push_back({"filing", "ministry", "ministry", 1, false});
}

}  // namespace

auto terms_of(const json::DeidLine& line) -> std::vector<std::string> {
  auto registry = registry_of(line);
  std::set<std::string> terms;
  for (const auto* part :
       {&registry.names, &registry.aliases, &registry.domains, &registry.cidrs, &registry.facilities, &registry.systems}) {
    for (const auto& term : *part) {
      if (count_code_points(fold_for_match(term)) >= 2) terms.insert(term);
    }
  }
  return {terms.begin(), terms.end()};
}

auto gather_company(std::vector<json::DeidLine> lines, const domain::Catalogue& catalogue, double share, std::uint64_t seed,
                    const std::string& plant) -> Company {
  Company company;
  std::set<std::string> stations;
  add_centre(company.cast);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto [slug, sector] = slug_of(lines[i].sector, catalogue);
    if (stations.insert(slug).second) add_station(company.cast, slug, sector);
    const auto key = "operator-" + std::to_string(i);
    Traveller traveller{std::move(lines[i]), slug, key, {}};
    traveller.terms = terms_of(traveller.line);
    company.cast.organisations.push_back({slug, key, key, key, domain::OrganisationKind::Operator, sector, 1,
                                          drop_part(registry_of(traveller.line), share, seed, traveller.line.id)});
    company.cast.people.push_back({slug, key, key, key, key + "@example.jp", {Role::Reporter, Role::Recipient}});
    if (!plant.empty()) {
      traveller.line.text += "\n" + plant;
      traveller.terms.push_back(plant);
    }
    company.travellers.push_back(std::move(traveller));
  }
  return company;
}

}  // namespace noroshi::app
