#include "services/reading/add_reading.hpp"

#include "domain/report/limits.hpp"
#include "services/reading/record_reading.hpp"
#include "services/report/check_text.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;
using ports::ReadingCause;
using ports::ReadingParty;

auto cause_of(ReadingParty party, const domain::Facts& facts, const domain::TriageTable& table) -> ReadingCause {
  if (domain::is_handling_insufficient(facts, table.handling)) return ReadingCause::Handling;
  switch (party) {
    case ReadingParty::Source: return ReadingCause::Operator;
    case ReadingParty::Ceptoar: return ReadingCause::Ceptoar;
    case ReadingParty::National: return ReadingCause::National;
  }
  return ReadingCause::Operator;
}

auto check_request(AddReading request) -> Result<AddReading> {
  std::vector<FieldError> errors;
  request.reason = check_text(std::move(request.reason), "reason", domain::limits::short_text_chars_max, errors);
  if (request.facts.empty() && !request.level) errors.push_back({"facts", "give facts as you see them, or a level"});
  if (request.level && (*request.level < 0 || *request.level > domain::level_max)) errors.push_back({"level", "is 0 to 4"});
  if (!errors.empty()) return fail(std::move(errors));
  return request;
}

/// Rests on what the party knew so far, or on what the source said where it is the party's first.
auto find_basis(const ports::Transaction& tx, House& house, const domain::ThreadId& thread, ReadingParty party)
    -> Result<std::optional<KnownReading>> {
  auto own = NOROSHI_TRY(find_known_reading(tx, house, thread, party));
  if (own) return own;
  return find_known_reading(tx, house, thread, ReadingParty::Source);
}

auto draft_in(const ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ThreadRow& thread,
              const AddReading& request) -> Result<ReadingDraft> {
  const auto party = relation_to(house, caller, thread) == domain::Relation::Own ? ReadingParty::Source : party_of_staff(house);
  const auto basis = NOROSHI_TRY(find_basis(tx, house, thread.id, party));
  ReadingDraft draft;
  draft.party = party;
  draft.cause = cause_of(party, request.facts, house.rules().triage);
  draft.report_version = static_cast<int>(NOROSHI_TRY(tx.list_reports(thread.id)).size());
  draft.kept.facts = facts_so_far(basis, request.facts, domain::ReportStage::FollowUp);
  draft.kept.reading = read_facts_here(house, draft.kept.facts, thread.sector);
  if (request.level) draft.kept.reading.assessment.level = *request.level;
  draft.kept.reason = {request.reason, request.reason};
  draft.actor = domain::actor_text(caller, Action::AddReading, house.station);
  return draft;
}

auto find_view(const ports::Transaction& tx, House& house, const domain::ThreadId& thread, const std::string& id) -> Result<ReadingView> {
  for (auto& row : NOROSHI_TRY(tx.list_readings(thread))) {
    if (row.id.str() == id) return view_reading(house, std::move(row));
  }
  return not_found();
}

}  // namespace

auto add_reading(House& house, const domain::Caller& caller, const RequestKey& key, const domain::ThreadId& id, AddReading request)
    -> Result<domain::Written<ReadingView>> {
  std::optional<ReadingView> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto thread = NOROSHI_TRY(load_visible_thread(tx, house, caller, id));
    NOROSHI_TRY(domain::check_policy(caller, Action::AddReading, NOROSHI_TRY(facts_of(tx, house, caller, thread)), std::nullopt));
    if (const auto before = NOROSHI_TRY(find_repeat(tx, caller, key))) {
      view = NOROSHI_TRY(find_view(tx, house, id, *before));
      return {};
    }
    const auto checked = NOROSHI_TRY(check_request(request));
    const auto row = NOROSHI_TRY(record_reading(tx, house, thread, NOROSHI_TRY(draft_in(tx, house, caller, thread, checked))));
    view = NOROSHI_TRY(view_reading(house, row));
    return remember_request(tx, house, caller, key, row.id.str());
  }));
  return domain::Written<ReadingView>{*std::move(view), durable};
}

}  // namespace noroshi::services
