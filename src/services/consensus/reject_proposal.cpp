#include "domain/report/limits.hpp"
#include "services/consensus/proposal_access.hpp"
#include "services/report/check_text.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

auto reject_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ProposalId& id, const std::string& reason)
    -> Result<ports::ProposalRow> {
  auto row = NOROSHI_TRY(load_proposal(tx, id));
  NOROSHI_TRY(check_consensus_policy(caller, Action::RejectProposal, relation_to_speaker(house, caller, row.author_tag)));
  NOROSHI_TRY(require_undecided(row));
  NOROSHI_TRY(check_public_words(tx, house, caller, {{"reason", reason}}));
  row.state = ports::ProposalState::Rejected;
  row.outcome = reason;
  ++row.revision;
  NOROSHI_TRY(tx.update_proposal(row));
  NOROSHI_TRY(log_step(tx, house, domain::actor_text(caller, Action::RejectProposal, house.station), row, "rejected"));
  return row;
}

}  // namespace

auto reject_proposal(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, std::string reason)
    -> Result<domain::Written<ProposalView>> {
  std::vector<FieldError> errors;
  reason = check_text(std::move(reason), "reason", domain::limits::long_text_chars_max, errors);
  if (!errors.empty()) return fail(std::move(errors));
  std::optional<ProposalView> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    view = NOROSHI_TRY(view_proposal(tx, house, caller, NOROSHI_TRY(reject_in(tx, house, caller, proposal, reason))));
    return {};
  }));
  return domain::Written<ProposalView>{*std::move(view), durable};
}

}  // namespace noroshi::services
