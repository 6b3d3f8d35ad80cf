#include "domain/report/limits.hpp"
#include "services/consensus/proposal_access.hpp"
#include "services/report/check_text.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::Action;
using ports::ProposalState;

auto require_open(const ports::ProposalRow& row, UtcTime now) -> Result<> {
  const bool open = row.state == ProposalState::Open || row.state == ProposalState::Commented;
  if (open && now < row.comment_until) return {};
  return fail(ErrorCode::Conflict, "comments_closed", "its period for comments ended at " + to_rfc3339(row.comment_until));
}

auto add_comment(ports::Transaction& tx, House& house, const domain::Caller& caller, const ports::ProposalId& id, const std::string& text,
                 SignedAs signed_as) -> Result<ports::CommentRow> {
  auto proposal = NOROSHI_TRY(load_proposal(tx, id));  // before the policy: for all roles one answer where nothing is (C5)
  const auto relation = caller.station_staff ? domain::Relation::Staff : domain::Relation::Own;
  NOROSHI_TRY(check_consensus_policy(caller, Action::CommentOnProposal, relation));
  NOROSHI_TRY(require_open(proposal, house.clock.now()));
  NOROSHI_TRY(check_public_words(tx, house, caller, {{"text", text}}));
  ports::CommentRow row{.id = house.random.id<ports::CommentId>(),
                        .proposal = id,
                        .by = NOROSHI_TRY(name_in_public(tx, house, caller, Action::CommentOnProposal, signed_as)),
                        .text = text,
                        .at = house.clock.now(),
                        .by_tag = source_tag_of(house, caller.organisation)};
  NOROSHI_TRY(tx.put_comment(row));
  proposal.state = ProposalState::Commented;
  ++proposal.revision;
  NOROSHI_TRY(tx.update_proposal(proposal));
  const auto actor = domain::actor_text(caller, Action::CommentOnProposal, house.station);
  NOROSHI_TRY(log_step(tx, house, actor, proposal, "commented " + row.id.str()));
  return row;
}

}  // namespace

auto comment_on_proposal(House& house, const domain::Caller& caller, const RequestKey& key, const ports::ProposalId& proposal,
                         std::string text, SignedAs signed_as) -> Result<domain::Written<CommentView>> {
  std::vector<FieldError> errors;
  text = check_text(std::move(text), "text", domain::limits::long_text_chars_max, errors);
  if (!errors.empty()) return fail(std::move(errors));
  std::optional<CommentView> view;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (const auto before = NOROSHI_TRY(find_repeat(tx, caller, key))) {
      auto row = NOROSHI_TRY(load_comment(tx, proposal, NOROSHI_TRY(ports::CommentId::parse(*before))));
      view = view_comment(house, caller, std::move(row));
      return {};
    }
    auto row = NOROSHI_TRY(add_comment(tx, house, caller, proposal, text, signed_as));
    NOROSHI_TRY(remember_request(tx, house, caller, key, row.id.str()));
    view = view_comment(house, caller, std::move(row));
    return {};
  }));
  return domain::Written<CommentView>{*std::move(view), durable};
}

}  // namespace noroshi::services
