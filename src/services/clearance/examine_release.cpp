#include "services/clearance/examine_release.hpp"

#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

auto profile_of(const domain::Organisation& organisation) -> domain::MemberProfile {
  return {organisation.id,     organisation.sector,     organisation.prefectures, static_cast<double>(organisation.customers), {},
          organisation.parent, organisation.represented};
}

auto gives(const domain::Organisation& organisation) -> bool {
  return organisation.kind == domain::OrganisationKind::Operator || organisation.kind == domain::OrganisationKind::Association;
}

auto load_events(const ports::Transaction& tx) -> Result<std::vector<domain::PublicEvent>> {
  std::vector<domain::PublicEvent> events;
  for (auto& row : NOROSHI_TRY(tx.list_public_events())) {
    events.push_back({row.from, row.to, std::move(row.sector), std::move(row.affected), row.is_complete});
  }
  return events;
}

}  // namespace

auto examine_release(const ports::Transaction& tx, House& house, const ClearanceFile& file, const domain::ToldText& told,
                     const std::vector<domain::SaidBefore>& before) -> Result<ExaminedRelease> {
  domain::SetQuestion question;
  std::vector<domain::MemberProfile> members;
  for (const auto& organisation : NOROSHI_TRY(tx.list_organisations())) {
    if (!gives(organisation)) continue;
    members.push_back(profile_of(organisation));
    // By its tag: the link to the source stays closed.
    if (file.thread.source_tag && source_tag_of(house, organisation.id) == *file.thread.source_tag) question.source = organisation.id;
  }
  const domain::AnonymitySets sets{std::move(members), NOROSHI_TRY(load_events(tx)), house.anonymise_rules.sets};
  question.said = domain::read_traits(told, house.anonymise_rules);
  question.floor = domain::set_floor(told);
  question.ceiling = domain::set_ceiling();
  question.before = before;
  question.minimum = file.charter.charter().anonymity_set_min;
  auto finding = domain::examine_set(sets, question);
  return ExaminedRelease{std::move(question.said), std::move(finding)};
}

}  // namespace noroshi::services
