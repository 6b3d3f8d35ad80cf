#include "services/clearance/read_clearance.hpp"

#include "services/charter/load_charter.hpp"
#include "services/clearance/consent_text.hpp"
#include "services/clearance/prepare_clearance.hpp"
#include "services/log/read_log.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;
struct ClearanceLines;

/// The giver's own words are for the giver and for those at the filing station who edit or approve.
auto may_see_raw(const domain::Caller& caller) -> bool {
  return !caller.station_staff || caller.has(domain::Role::Coordinator) || caller.has(domain::Role::Approver);
}

auto show_technical_half(const Prepared& prepared) -> std::string {
  std::string text;
  if (!prepared.technical_half) return text;
  for (const auto& indicator : prepared.technical_half->content().indicators) text += indicator.type + " " + indicator.value + "\n";
  return text;
}

/// How the others are situated is the coordinator's to see; a member learns a number, from what anybody can look up (C5).
auto number_alone(const domain::SetFinding& full) -> domain::SetFinding {
  domain::SetFinding number;
  number.measure.organisations = full.measure.organisations;
  number.minimum = full.minimum;
  number.is_enough = full.is_enough;
  number.is_published = full.is_published;
  return number;
}

auto names_of(const ports::Transaction& tx, const domain::Charter& charter) -> Result<std::pair<std::string, std::string>> {
  const auto peer = NOROSHI_TRY(tx.find_peer(charter.to.station));
  return peer ? std::pair{peer->name_ja, peer->name_en} : std::pair{charter.to.slug, charter.to.slug};
}

auto to_view(const ports::Transaction& tx, const domain::Caller& caller, const ClearanceFile& file, Prepared&& prepared)
    -> Result<ClearanceView> {
  const auto& charter = file.charter.charter();
  const auto [to_ja, to_en] = NOROSHI_TRY(names_of(tx, charter));
  auto consent = consent_text(charter, to_ja, to_en, prepared.set);
  ClearanceView view{file.row.id, file.row.subject, file.thread.id, file.thread.short_number, charter};
  view.state = file.row.state;
  view.revision = file.row.revision;
  view.due_at = file.row.due_at;
  view.to_name_ja = to_ja;
  view.to_name_en = to_en;
  view.consent_text_ja = std::move(consent.ja);
  view.consent_text_en = std::move(consent.en);
  view.digest = prepared.digest;
  view.technical_half_text = show_technical_half(prepared);
  view.text = std::move(prepared.text);
  view.indicators = std::move(prepared.indicators);
  view.masks = std::move(prepared.masks);
  if (may_see_raw(caller)) view.raw_text = std::move(prepared.raw_text);
  view.tlp = prepared.terms.tlp;
  for (const auto& mask : view.masks) view.open_questions += mask.decision == domain::MaskDecision::Ask ? 1 : 0;
  view.set = caller.station_staff ? std::move(prepared.set) : number_alone(prepared.set);
  for (const auto& asked : prepared.restorations) {
    view.restorations.push_back({asked.text, asked.reason, asked.agreed_by.has_value(), asked.asked_by == caller.person});
  }
  if (file.row.consent) view.consented_at = file.row.consent->at;
  view.home_approved = file.row.home_approver.has_value();
  view.technical_half_gone = file.row.technical_half_gone;
  view.released_by = file.row.released_by;
  return view;
}

auto look_at(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ClearanceId& id)
    -> Result<domain::Unreleased<ClearanceView>> {
  const auto file = NOROSHI_TRY(load_clearance_file(tx, house, id));
  const auto facts = NOROSHI_TRY(facts_of(tx, house, caller, file.thread));
  std::vector<std::pair<domain::ObjectRef, domain::ObjectFacts>> objects;
  for (auto& ref : objects_of(file)) objects.emplace_back(std::move(ref), facts);
  auto permit =
      NOROSHI_TRY((domain::decide<Action::ReadClearance, ClearanceBody>(caller, house.station, objects, domain::Purpose::Response)));
  TransactionReadLog log{tx, house};
  const auto read = NOROSHI_TRY(log.append(std::move(permit)));
  auto prepared = NOROSHI_TRY(prepare_clearance(tx, house, read, file));
  std::optional<Result<ClearanceView>> view;
  std::move(prepared).map([&](Prepared&& ready) {
    view = to_view(tx, caller, file, std::move(ready));
    return 0;
  });
  return domain::show_logged(read, NOROSHI_TRY(*std::move(view)));
}

auto line_of(const ports::Transaction& tx, House& house, const ports::ClearanceRow& row, const ports::ThreadRow& thread)
    -> Result<ClearanceLine> {
  const auto charter = NOROSHI_TRY(load_charter(tx, house, row.charter));
  const auto reports = NOROSHI_TRY(tx.list_reports(thread.id));
  return ClearanceLine{row, thread.short_number, thread.sector, charter.charter().to.slug, reports.empty() ? 0 : reports.back().level};
}

}  // namespace

auto read_clearance(House& house, const domain::Caller& caller, const ports::ClearanceId& id) -> Result<domain::Released<ClearanceView>> {
  std::optional<domain::Unreleased<ClearanceView>> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    view.emplace(NOROSHI_TRY(look_at(tx, house, caller, id)));
    return {};
  }));
  return std::move(*view).commit(durable);
}

auto list_clearances(House& house, const domain::Caller& caller, std::optional<ports::ClearanceState> state)
    -> Result<domain::Released<std::vector<ClearanceLine>>> {
  std::optional<domain::Unreleased<std::vector<ClearanceLine>>> lines;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
    const domain::ObjectFacts facts{relation, {domain::Purpose::Response}, false};
    auto permit = NOROSHI_TRY((domain::decide<Action::ReadClearances, ClearanceLines>(
        caller, house.station, {{{"clearances", house.station.id.str()}, facts}}, domain::Purpose::Response)));
    TransactionReadLog log{tx, house};
    const auto read = NOROSHI_TRY(log.append(std::move(permit)));
    ports::ClearanceQuery query;
    query.state = state;
    if (!caller.station_staff) query.source_tag = source_tag_of(house, caller.organisation);
    std::vector<ClearanceLine> found;
    for (const auto& row : NOROSHI_TRY(tx.list_clearances(query))) {
      const auto thread = NOROSHI_TRY(tx.find_thread(row.thread));
      if (!thread || relation_to(house, caller, *thread) == domain::Relation::None) continue;
      found.push_back(NOROSHI_TRY(line_of(tx, house, row, *thread)));
    }
    lines.emplace(domain::show_logged(read, std::move(found)));
    return {};
  }));
  return std::move(*lines).commit(durable);
}

}  // namespace noroshi::services
