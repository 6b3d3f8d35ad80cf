#include "services/consensus/proposal_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;
using domain::Role;
using ports::ProposalState;

/// Nobody decides over the head of somebody who spoke: each comment has its written answer first.
auto require_all_answered(const ports::Transaction& tx, const ports::ProposalId& id) -> Result<> {
  std::string waiting;
  for (const auto& comment : NOROSHI_TRY(tx.list_comments(id))) {
    if (!comment.answered_at) waiting += (waiting.empty() ? "" : ", ") + comment.id.str() + " by " + comment.by;
  }
  if (waiting.empty()) return {};
  return fail(ErrorCode::Conflict, "comments_unanswered", "without a written answer: " + waiting);
}

auto mandate_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ProposalId& id, Role to)
    -> Result<ports::ProposalRow> {
  auto row = NOROSHI_TRY(load_proposal(tx, id));
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
  NOROSHI_TRY(check_consensus_policy(caller, Action::MandateProposal, relation));
  NOROSHI_TRY(require_undecided(row));
  const auto now = house.clock.now();
  if (now < row.comment_until)
    return fail(ErrorCode::Conflict, "period_runs", "its period for comments runs until " + to_rfc3339(row.comment_until));
  NOROSHI_TRY(require_all_answered(tx, id));
  row.state = ProposalState::Mandated;
  row.mandate_to = std::string{domain::to_text(to)};
  row.mandated_at = now;
  row.mandated_by = caller.person;
  ++row.revision;
  NOROSHI_TRY(tx.update_proposal(row));
  const auto actor = domain::actor_text(caller, Action::MandateProposal, house.station);
  NOROSHI_TRY(log_step(tx, house, actor, row, "mandated " + row.mandate_to));
  return row;
}

}  // namespace

auto mandate_proposal(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, Role to)
    -> Result<domain::Written<ProposalView>> {
  if (to != Role::Coordinator && to != Role::Approver && to != Role::Analyst && to != Role::MinistryDesk)
    return fail({FieldError{"to", "coordinator, approver, analyst or ministry_desk"}});
  std::optional<ProposalView> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    view = NOROSHI_TRY(view_proposal(tx, house, caller, NOROSHI_TRY(mandate_in(tx, house, caller, proposal, to))));
    return {};
  }));
  return domain::Written<ProposalView>{*std::move(view), durable};
}

}  // namespace noroshi::services
