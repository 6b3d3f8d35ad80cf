#include "services/bulletin/bulletin_access.hpp"

#include "formats/wire/bulletin.hpp"
#include "services/log/read_log.hpp"
#include "services/report/thread_access.hpp"

#include <map>

namespace noroshi::services {

auto bulletin_key(const domain::BulletinId& id) -> std::string { return "bulletin:" + id.str(); }

auto ref_of(const ports::BulletinRow& row) -> domain::ObjectRef { return {"bulletin", row.id.str(), 1}; }

auto relation_to(const domain::Caller& caller, const ports::BulletinRow& row, const std::string& sector) -> domain::Relation {
  if (caller.station_staff) return domain::Relation::Staff;
  const bool out = row.state == ports::BulletinState::PassedOn || row.state == ports::BulletinState::Recalled;
  const bool for_sector = row.sectors.empty() || row.sectors.contains(sector);
  return out && for_sector && row.tlp < domain::Tlp::Red ? domain::Relation::Addressed : domain::Relation::None;
}

auto load_bulletin(const ports::Transaction& tx, const domain::Caller& caller, const domain::BulletinId& id) -> Result<BulletinFile> {
  auto row = NOROSHI_TRY(tx.find_bulletin(id));
  if (!row) return not_found();
  const auto organisation = NOROSHI_TRY(tx.find_organisation(caller.organisation));
  const auto relation = relation_to(caller, *row, organisation ? organisation->sector : "");
  if (relation == domain::Relation::None) return not_found();
  domain::ObjectFacts facts{relation,
                            {domain::Purpose::Response, domain::Purpose::TechnicalAnalysis, domain::Purpose::CrossSectorWarning},
                            row->author == caller.person};
  return BulletinFile{*std::move(row), std::move(facts)};
}

auto open_bulletin(House& house, const domain::LoggedRead<BulletinBody>& read, const ports::BulletinRow& row)
    -> Result<domain::Unreleased<domain::Bulletin>> {
  const domain::Sealed<domain::Bulletin> sealed{ref_of(row), row.body};
  return sealed.open(read, decrypt_with(house), wire::decode_bulletin);
}

auto total_uses(const ports::Transaction& tx, const domain::BulletinId& id) -> Result<UseCounts> {
  UseCounts counts;
  for (const auto& use : NOROSHI_TRY(tx.list_uses(id))) {
    if (use.outcome) ++counts.outcomes[*use.outcome];
  }
  if (counts.outcomes.contains(domain::UseOutcome::Done)) ++counts.sectors_acted;
  std::map<std::string, ports::ReceivedUseRow> newest;
  for (const auto& told : NOROSHI_TRY(tx.list_received_uses(id))) newest.insert_or_assign(told.charter.str(), told);
  for (const auto& [charter, told] : newest) {
    for (const auto& [outcome, number] : told.outcomes) counts.outcomes[outcome] += number;
    const auto done = told.outcomes.find(domain::UseOutcome::Done);
    counts.sectors_acted += told.sectors_acted > 0 ? told.sectors_acted : (done != told.outcomes.end() && done->second > 0 ? 1 : 0);
  }
  return counts;
}

}  // namespace noroshi::services
