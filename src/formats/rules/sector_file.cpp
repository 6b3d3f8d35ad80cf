#include "formats/rules/sector_file.hpp"

#include "formats/rules/rule_rows.hpp"

#include <utility>

namespace noroshi::rules {
namespace {

auto read_status(TableReader& reader) -> domain::RuleStatus {
  return reader.word<domain::RuleStatus>("status", domain::parse_rule_status, domain::RuleStatus::Unverified);
}

auto read_ministry(TableReader& reader) -> domain::Ministry {
  domain::Ministry ministry;
  ministry.name = reader.wording();
  ministry.from = reader.optional_text("from");
  ministry.until = reader.optional_text("until");
  ministry.status = read_status(reader);
  ministry.source = reader.optional_text("source");
  reader.finish();
  return ministry;
}

auto read_ceptoar(TableReader& reader) -> domain::Ceptoar {
  domain::Ceptoar ceptoar;
  ceptoar.name = reader.wording();
  ceptoar.secretariat = reader.optional_wording("secretariat");
  ceptoar.until = reader.optional_text("until");
  ceptoar.status = read_status(reader);
  ceptoar.source = reader.optional_text("source");
  reader.finish();
  return ceptoar;
}

auto read_service(TableReader& reader) -> domain::Service {
  domain::Service service;
  service.name = reader.wording();
  for (auto& row : reader.rows("systems")) {
    domain::TargetSystem system;
    system.name = row.wording();
    system.back_office = row.flag("back_office").value_or(false);
    row.finish();
    service.systems.push_back(std::move(system));
  }
  reader.finish();
  return service;
}

auto read_word(TableReader& reader) -> domain::SectorWord {
  domain::SectorWord word{reader.wording(), reader.optional_wording("note")};
  reader.finish();
  return word;
}

}  // namespace

auto read_sector(TableReader& reader, const domain::FactDictionary& dictionary) -> domain::Sector {
  domain::Sector sector;
  sector.id = reader.text("id");
  sector.name = reader.wording("name");
  sector.group = reader.wording("group");
  sector.aliases = reader.texts("aliases");
  for (auto& row : reader.rows("ministries")) sector.ministries.push_back(read_ministry(row));
  for (auto& row : reader.rows("ceptoars")) sector.ceptoars.push_back(read_ceptoar(row));
  for (auto& row : reader.rows("services")) sector.services.push_back(read_service(row));
  for (auto& row : reader.rows("words")) sector.words.push_back(read_word(row));
  if (auto level = reader.row("service_level")) {
    sector.service_level = level->wording();
    sector.service_level_status = read_status(*level);
    sector.service_level_until = level->optional_text("until");
    level->finish();
  }
  for (auto& row : reader.rows("rules")) sector.rules.push_back(read_rule(row, dictionary));
  sector.safety = reader.optional_wording("safety");
  sector.not_known = reader.optional_wording("not_known");
  if (!sector.not_known.ja.empty()) return sector;  // its row is there, and empty
  if (sector.ministries.empty()) reader.refuse("ministries", "is needed: who the sector answers to");
  if (sector.services.empty()) reader.refuse("services", "is needed: what the sector keeps going");
  return sector;
}

}  // namespace noroshi::rules
