#include "services/consensus/proposal_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

auto confirm_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ProposalId& id,
                const ports::CommentId& comment) -> Result<ports::CommentRow> {
  const auto proposal = NOROSHI_TRY(load_proposal(tx, id));
  auto row = NOROSHI_TRY(load_comment(tx, id, comment));
  NOROSHI_TRY(check_consensus_policy(caller, Action::ConfirmAnswer, relation_to_speaker(house, caller, row.by_tag)));
  if (row.confirmed_at) return row;
  if (!row.answered_at) return fail(ErrorCode::Conflict, "unanswered", "there is no written answer yet");
  NOROSHI_TRY(require_undecided(proposal));
  row.confirmed_at = house.clock.now();
  NOROSHI_TRY(tx.put_comment(row));
  const auto actor = domain::actor_text(caller, Action::ConfirmAnswer, house.station);
  NOROSHI_TRY(log_step(tx, house, actor, proposal, "confirmed " + row.id.str()));
  return row;
}

}  // namespace

auto confirm_answer(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, const ports::CommentId& comment)
    -> Result<domain::Written<CommentView>> {
  std::optional<CommentView> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    view = view_comment(house, caller, NOROSHI_TRY(confirm_in(tx, house, caller, proposal, comment)));
    return {};
  }));
  return domain::Written<CommentView>{*std::move(view), durable};
}

}  // namespace noroshi::services
