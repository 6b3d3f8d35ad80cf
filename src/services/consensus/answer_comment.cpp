#include "domain/report/limits.hpp"
#include "services/consensus/proposal_access.hpp"
#include "services/report/check_text.hpp"

namespace noroshi::services {
namespace {

using domain::Action;

auto answer_in(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ProposalId& id,
               const ports::CommentId& comment, const std::string& text) -> Result<ports::CommentRow> {
  const auto proposal = NOROSHI_TRY(load_proposal(tx, id));
  NOROSHI_TRY(check_consensus_policy(caller, Action::AnswerComment, relation_to_speaker(house, caller, proposal.author_tag)));
  auto row = NOROSHI_TRY(load_comment(tx, id, comment));
  NOROSHI_TRY(require_undecided(proposal));
  if (row.confirmed_at) return fail(ErrorCode::Conflict, "answer_taken", "the speaker took this answer; it stays as it is");
  NOROSHI_TRY(check_public_words(tx, house, caller, {{"text", text}}));
  row.answer = text;
  row.answered_at = house.clock.now();
  NOROSHI_TRY(tx.put_comment(row));
  const auto actor = domain::actor_text(caller, Action::AnswerComment, house.station);
  NOROSHI_TRY(log_step(tx, house, actor, proposal, "answered " + row.id.str()));
  return row;
}

}  // namespace

auto answer_comment(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, const ports::CommentId& comment,
                    std::string text) -> Result<domain::Written<CommentView>> {
  std::vector<FieldError> errors;
  text = check_text(std::move(text), "text", domain::limits::long_text_chars_max, errors);
  if (!errors.empty()) return fail(std::move(errors));
  std::optional<CommentView> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    view = view_comment(house, caller, NOROSHI_TRY(answer_in(tx, house, caller, proposal, comment, text)));
    return {};
  }));
  return domain::Written<CommentView>{*std::move(view), durable};
}

}  // namespace noroshi::services
