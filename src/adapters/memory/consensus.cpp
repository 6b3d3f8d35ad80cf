#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

auto MemoryTransaction::add_proposal(const ports::ProposalRow& proposal) -> Result<> {
  if (state_.proposals.contains(proposal.id)) return ports::already_exists("proposal");
  state_.proposals.put(journal_, proposal.id, proposal);
  return {};
}

auto MemoryTransaction::update_proposal(const ports::ProposalRow& proposal) -> Result<> {
  const auto* stored = state_.proposals.find(proposal.id);
  if (stored == nullptr) return ports::row_missing("proposal");
  if (stored->revision != proposal.revision - 1) return ports::revision_moved("proposal");
  state_.proposals.put(journal_, proposal.id, proposal);
  return {};
}

auto MemoryTransaction::find_proposal(const ports::ProposalId& id) const -> Result<std::optional<ports::ProposalRow>> {
  return state_.proposals.copy_of(id);
}

auto MemoryTransaction::list_proposals(std::size_t limit) const -> Result<std::vector<ports::ProposalRow>> {
  auto proposals = state_.proposals.all();
  std::reverse(proposals.begin(), proposals.end());
  return first_of(std::move(proposals), limit);
}

auto MemoryTransaction::put_comment(const ports::CommentRow& comment) -> Result<> {
  if (!state_.proposals.contains(comment.proposal)) return ports::parent_missing("proposal_comment");
  state_.comments.put(journal_, comment.id, comment);
  return {};
}

auto MemoryTransaction::find_comment(const ports::CommentId& id) const -> Result<std::optional<ports::CommentRow>> {
  return state_.comments.copy_of(id);
}

auto MemoryTransaction::list_comments(const ports::ProposalId& proposal) const -> Result<std::vector<ports::CommentRow>> {
  return state_.comments.select([&](const auto& comment) { return comment.proposal == proposal; });
}

auto MemoryTransaction::add_adoption(const ports::AdoptionRow& adoption) -> Result<> {
  if (!state_.proposals.contains(adoption.proposal)) return ports::parent_missing("adoption");
  if (state_.adoptions.contains(adoption.proposal)) return ports::already_exists("adoption");
  state_.adoptions.put(journal_, adoption.proposal, adoption);
  return {};
}

auto MemoryTransaction::find_adoption(const ports::ProposalId& proposal) const -> Result<std::optional<ports::AdoptionRow>> {
  return state_.adoptions.copy_of(proposal);
}

auto MemoryTransaction::list_adoptions() const -> Result<std::vector<ports::AdoptionRow>> {
  auto adoptions = state_.adoptions.all();
  std::stable_sort(adoptions.begin(), adoptions.end(),
                   [](const auto& left, const auto& right) { return left.effective_from < right.effective_from; });
  return adoptions;
}

}  // namespace noroshi::memory
