#include "adapters/sqlite/sqlite_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_proposal{
    "SELECT id, subject, title, payload, author, author_tag, state, created_at, comment_until, effective_from, expires_at, mandate_to,"
    " mandated_at, mandated_by, outcome, revision FROM proposal"};

auto read_proposal(Row& row) -> ports::ProposalRow {
  return {.id = row.take<ports::ProposalId>(),
          .subject = row.take<ports::ProposalSubject>(),
          .title = row.take<std::string>(),
          .payload = row.take<Bytes>(),
          .author = row.take<std::string>(),
          .author_tag = row.take<std::optional<Bytes32>>(),
          .state = row.take<ports::ProposalState>(),
          .created_at = row.take<UtcTime>(),
          .comment_until = row.take<UtcTime>(),
          .effective_from = row.take<std::optional<UtcTime>>(),
          .expires_at = row.take<std::optional<UtcTime>>(),
          .mandate_to = row.take<std::string>(),
          .mandated_at = row.take<std::optional<UtcTime>>(),
          .mandated_by = row.take<std::optional<domain::PersonId>>(),
          .outcome = row.take<std::string>(),
          .revision = row.take<int>()};
}

constexpr Fragment select_comment{
    "SELECT id, proposal, commenter, words, at, by_tag, answer, answered_at, confirmed_at FROM proposal_comment"};

auto read_comment(Row& row) -> ports::CommentRow {
  return {.id = row.take<ports::CommentId>(),
          .proposal = row.take<ports::ProposalId>(),
          .by = row.take<std::string>(),
          .text = row.take<std::string>(),
          .at = row.take<UtcTime>(),
          .by_tag = row.take<std::optional<Bytes32>>(),
          .answer = row.take<std::string>(),
          .answered_at = row.take<std::optional<UtcTime>>(),
          .confirmed_at = row.take<std::optional<UtcTime>>()};
}

constexpr Fragment select_adoption{"SELECT proposal, adopted_at, effective_from, table_name, version, sha256, bytes FROM adoption"};

auto read_adoption(Row& row) -> ports::AdoptionRow {
  return {.proposal = row.take<ports::ProposalId>(),
          .adopted_at = row.take<UtcTime>(),
          .effective_from = row.take<UtcTime>(),
          .table = row.take<std::string>(),
          .version = row.take<std::string>(),
          .sha256 = row.take<Bytes32>(),
          .bytes = row.take<Bytes>()};
}

}  // namespace

auto SqliteTransaction::add_proposal(const ports::ProposalRow& proposal) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO proposal (id, subject, title, payload, author, author_tag, state, created_at, comment_until, effective_from, expires_at,"
      " mandate_to, mandated_at, mandated_by, outcome, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      proposal.id, proposal.subject, proposal.title, proposal.payload, proposal.author, proposal.author_tag, proposal.state,
      proposal.created_at, proposal.comment_until, proposal.effective_from, proposal.expires_at, proposal.mandate_to, proposal.mandated_at,
      proposal.mandated_by, proposal.outcome, proposal.revision));
  return {};
}

auto SqliteTransaction::update_proposal(const ports::ProposalRow& proposal) -> Result<> {
  const int changed = NOROSHI_TRY(connection_.execute(
      "UPDATE proposal SET subject = ?, title = ?, payload = ?, author = ?, author_tag = ?, state = ?, created_at = ?, comment_until = ?,"
      " effective_from = ?, expires_at = ?, mandate_to = ?, mandated_at = ?, mandated_by = ?, outcome = ?,"
      " revision = ? WHERE id = ? AND revision = ?",
      proposal.subject, proposal.title, proposal.payload, proposal.author, proposal.author_tag, proposal.state, proposal.created_at,
      proposal.comment_until, proposal.effective_from, proposal.expires_at, proposal.mandate_to, proposal.mandated_at, proposal.mandated_by,
      proposal.outcome, proposal.revision, proposal.id, proposal.revision - 1));
  if (changed > 0) return {};
  if (NOROSHI_TRY(find_proposal(proposal.id))) return ports::revision_moved("proposal");
  return ports::row_missing("proposal");
}

auto SqliteTransaction::find_proposal(const ports::ProposalId& id) const -> Result<std::optional<ports::ProposalRow>> {
  return connection_.find(sql<select_proposal, " WHERE id = ?">, read_proposal, id);
}

auto SqliteTransaction::list_proposals(std::size_t limit) const -> Result<std::vector<ports::ProposalRow>> {
  return connection_.list(sql<select_proposal, " ORDER BY seq DESC LIMIT ?">, read_proposal, limit);
}

auto SqliteTransaction::put_comment(const ports::CommentRow& comment) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO proposal_comment (id, proposal, commenter, words, at, by_tag, answer, answered_at, confirmed_at) VALUES (?, ?, ?, ?, ?, "
      "?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET proposal = excluded.proposal, commenter = excluded.commenter, words = excluded.words,"
      " at = excluded.at, by_tag = excluded.by_tag, answer = excluded.answer, answered_at = excluded.answered_at, confirmed_at = "
      "excluded.confirmed_at",
      comment.id, comment.proposal, comment.by, comment.text, comment.at, comment.by_tag, comment.answer, comment.answered_at,
      comment.confirmed_at));
  return {};
}

auto SqliteTransaction::find_comment(const ports::CommentId& id) const -> Result<std::optional<ports::CommentRow>> {
  return connection_.find(sql<select_comment, " WHERE id = ?">, read_comment, id);
}

auto SqliteTransaction::list_comments(const ports::ProposalId& proposal) const -> Result<std::vector<ports::CommentRow>> {
  return connection_.list(sql<select_comment, " WHERE proposal = ? ORDER BY seq">, read_comment, proposal);
}

auto SqliteTransaction::add_adoption(const ports::AdoptionRow& adoption) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO adoption (proposal, adopted_at, effective_from, table_name, version, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)",
      adoption.proposal, adoption.adopted_at, adoption.effective_from, adoption.table, adoption.version, adoption.sha256, adoption.bytes));
  return {};
}

auto SqliteTransaction::find_adoption(const ports::ProposalId& proposal) const -> Result<std::optional<ports::AdoptionRow>> {
  return connection_.find(sql<select_adoption, " WHERE proposal = ?">, read_adoption, proposal);
}

auto SqliteTransaction::list_adoptions() const -> Result<std::vector<ports::AdoptionRow>> {
  return connection_.list(sql<select_adoption, " ORDER BY effective_from, seq">, read_adoption);
}

}  // namespace noroshi::sqlite
