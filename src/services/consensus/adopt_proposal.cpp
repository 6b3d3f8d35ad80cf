#include "base/sha256.hpp"
#include "services/consensus/bring_into_force.hpp"
#include "services/consensus/proposal_access.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

using domain::Action;
using ports::ProposalState;

auto require_mandate(const domain::Caller& caller, const ports::ProposalRow& row) -> Result<> {
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
  const bool gave_it = row.mandated_by == caller.person;
  NOROSHI_TRY(domain::check_policy(caller, Action::AdoptProposal, {relation, {}, gave_it}, std::nullopt));
  if (row.state == ProposalState::Adopted || row.state == ProposalState::Rejected) return require_undecided(row);
  if (row.state != ProposalState::Mandated)
    return fail(ErrorCode::Conflict, "no_mandate", "nobody was given the final wording yet; the coordinator does that after the comments");
  if (!caller.has(NOROSHI_TRY(domain::parse_role(row.mandate_to))))
    return fail(ErrorCode::Forbidden, "not_mandated", "the final wording was given to " + row.mandate_to);
  return {};
}

auto check_days(const ports::ProposalRow& row, const AdoptProposal& request, UtcTime now) -> Result<UtcTime> {
  const auto from = request.effective_from.value_or(now);
  std::vector<FieldError> errors;
  if (from < now) errors.push_back({"effective_from", "lies in the past: no rule holds for what was before it"});
  if (request.expires_at && *request.expires_at <= from) errors.push_back({"expires_at", "has to come after effective_from"});
  if (row.subject == ports::ProposalSubject::LeadingPractice && !request.expires_at)
    errors.push_back({"expires_at", "is needed: a practice leads for a stated period"});
  if (row.subject != ports::ProposalSubject::LeadingPractice && request.expires_at)
    errors.push_back({"expires_at", "is for leading practice alone: a table holds until another edition does"});
  if (!errors.empty()) return fail(std::move(errors));
  return from;
}

/// The edition that a draft has to rest on: what holds on its day. An edition that was adopted for later would undo the draft in silence.
auto check_base(const House& house, const std::vector<ports::AdoptionRow>& adoptions, const wire::ProposalPayload& payload, UtcTime from)
    -> Result<> {
  auto base = base_of(house, payload.table, from);
  for (const auto& adoption : adoptions) {
    if (adoption.table != payload.table) continue;
    base = to_hex(adoption.sha256);
    if (adoption.effective_from > from) break;
  }
  if (base == payload.base_sha256) return {};
  return fail(ErrorCode::Conflict, "table_moved",
              payload.table + " has another edition by now; give the final wording that keeps what both say, from a day on when it holds");
}

/// The words that come into force: those proposed, or the final wording, for which the mandated vouch.
auto final_words(const House& house, const std::vector<ports::AdoptionRow>& adoptions, const wire::ProposalPayload& payload,
                 const AdoptProposal& request, UtcTime from) -> Result<ports::TableDraft> {
  const auto& table = payload.table.empty() ? request.table : payload.table;
  if (!request.final_text.empty()) return ports::TableDraft{table, request.final_text};
  if (payload.text.empty()) return fail({FieldError{"text", "the words are still to be written: give the table as it is to hold"}});
  NOROSHI_TRY(check_base(house, adoptions, payload, from));
  return ports::TableDraft{table, payload.text};
}

/// In the order of their days, as the store lists them.
auto with_adoption(std::vector<ports::AdoptionRow> adoptions, const ports::AdoptionRow& fresh) -> std::vector<ports::AdoptionRow> {
  const auto after = std::find_if(adoptions.begin(), adoptions.end(),
                                  [&](const auto& adoption) { return adoption.effective_from > fresh.effective_from; });
  adoptions.insert(after, fresh);
  return adoptions;
}

auto log_adoption(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::AdoptionRow& adoption) -> Result<> {
  LogDraft draft{domain::EntryKind::TableAdopted, domain::actor_text(caller, Action::AdoptProposal, house.station),
                 adoption.proposal.str()};
  draft.detail = "from " + to_rfc3339(adoption.effective_from);
  draft.rules = {{adoption.table, adoption.version, to_hex(adoption.sha256)}};
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

auto adopt_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ProposalId& id, const AdoptProposal& request)
    -> Result<ports::ProposalRow> {
  auto row = NOROSHI_TRY(load_proposal(tx, id));
  NOROSHI_TRY(require_mandate(caller, row));
  const auto now = house.clock.now();
  const auto from = NOROSHI_TRY(check_days(row, request, now));
  const auto payload = NOROSHI_TRY(wire::decode_proposal(row.payload));
  const auto adoptions = NOROSHI_TRY(tx.list_adoptions());
  const auto draft = NOROSHI_TRY(final_words(house, adoptions, payload, request, from));
  NOROSHI_TRY(check_public_words(tx, house, caller, {{"text", request.final_text}}));
  const auto tried = NOROSHI_TRY(check_draft(house, row.subject, draft, from));
  const auto bytes = as_bytes(draft.text);
  const ports::AdoptionRow adoption{id, now, from, draft.table, tried.table.version, sha256(bytes), Bytes{bytes.begin(), bytes.end()}};
  NOROSHI_TRY(house.rule_book.check_adoptions(with_adoption(adoptions, adoption)));
  NOROSHI_TRY(tx.add_adoption(adoption));
  row.state = ProposalState::Adopted;
  row.effective_from = from;
  row.expires_at = request.expires_at;
  ++row.revision;
  NOROSHI_TRY(tx.update_proposal(row));
  NOROSHI_TRY(log_adoption(tx, house, caller, adoption));
  return row;
}

}  // namespace

auto adopt_proposal(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, AdoptProposal request)
    -> Result<domain::Written<ProposalView>> {
  std::optional<ProposalView> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    view = NOROSHI_TRY(view_proposal(tx, house, caller, NOROSHI_TRY(adopt_in(tx, house, caller, proposal, request))));
    return {};
  }));
  NOROSHI_TRY(bring_into_force(house));
  return domain::Written<ProposalView>{*std::move(view), durable};
}

}  // namespace noroshi::services
