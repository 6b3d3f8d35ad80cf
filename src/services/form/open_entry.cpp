#include "services/form/open_entry.hpp"

#include "formats/wire/source_link.hpp"
#include "services/charter/realm.hpp"
#include "services/form/forms.hpp"
#include "services/report/open_bodies.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;
struct FormBodies;

auto find_link(House& house, const ports::ThreadRow& thread) -> Result<std::optional<wire::SourceLink>> {
  if (!thread.source_link) return std::nullopt;
  return NOROSHI_TRY(wire::decode_source_link(NOROSHI_TRY(house.vault.decrypt_machine(*thread.source_link))));
}

/// Names that stand on the form. Who took down the call knew the organisation; nobody else's staff gets here.
auto frame_of(const ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread)
    -> Result<domain::FormEntry> {
  domain::FormEntry entry;
  auto organisation = caller.organisation;
  if (caller.station_staff) {
    if (const auto link = NOROSHI_TRY(find_link(house, thread))) organisation = link->organisation;
  }
  if (const auto row = NOROSHI_TRY(tx.find_organisation(organisation))) entry.organisation = row->name_ja;
  const auto* sector = house.rules().catalogue.find(thread.sector);
  entry.sector = sector ? sector->name.ja : thread.sector;
  entry.station = house.station.name_ja;
  entry.short_number = thread.short_number;
  entry.mark = std::string{mark_of(house.realm)};
  return entry;
}

}  // namespace

auto speaks_for_source(House& house, const domain::Caller& caller, const ports::ThreadRow& thread) -> Result<bool> {
  if (relation_to(house, caller, thread) == domain::Relation::Own) return true;
  if (!caller.has(domain::Role::Coordinator)) return false;
  const auto link = NOROSHI_TRY(find_link(house, thread));
  return link && link->person == caller.person;
}

auto open_entry(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread,
                std::optional<domain::Purpose> purpose) -> Result<domain::Unreleased<domain::FormEntry>> {
  const auto facts = NOROSHI_TRY(facts_of(tx, house, caller, thread));
  const ThreadRows rows{thread, NOROSHI_TRY(tx.list_reports(thread.id)), {}, {}};
  const auto refs = objects_of(rows);
  std::vector<std::pair<domain::ObjectRef, domain::ObjectFacts>> objects;
  for (const auto& ref : refs) objects.emplace_back(ref, facts);
  auto permit = NOROSHI_TRY((domain::decide<Action::FillForm, FormBodies>(caller, house.station, objects, purpose)));
  if (!NOROSHI_TRY(speaks_for_source(house, caller, thread))) {
    return fail(ErrorCode::Forbidden, "not_source",
                "a form names the source: its own people fill it, or the coordinator who took down the call");
  }
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  auto entry = NOROSHI_TRY(frame_of(tx, house, caller, thread));
  for (std::size_t i = 0; i < rows.reports.size(); ++i) {
    const domain::Sealed<domain::ReportInput> sealed{refs[i], rows.reports[i].body};
    NOROSHI_TRY(sealed.open(read, decrypt_with(house), wire::decode_report_input)).map([&](domain::ReportInput&& input) {
      entry.versions.push_back({std::move(input), rows.reports[i].received_at});
      return 0;
    });
  }
  return domain::show_logged(read, std::move(entry));
}

}  // namespace noroshi::services
