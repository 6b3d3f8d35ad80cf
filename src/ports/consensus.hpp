#pragma once

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/party/party.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::ports {

using ProposalId = Id<struct ProposalTag>;
using CommentId = Id<struct CommentTag>;

/// What a proposal would change: a decided case, a table of the line or the grade, a leading practice, a sector's word.
enum class ProposalSubject { Precedent, Table, LeadingPractice, Word };
enum class ProposalState { Open, Commented, Mandated, Adopted, Rejected, Expired };

auto to_text(ProposalSubject subject) -> std::string_view;  ///< "leading_practice"
auto parse_proposal_subject(std::string_view text) -> Result<ProposalSubject>;
auto to_text(ProposalState state) -> std::string_view;
auto parse_proposal_state(std::string_view text) -> Result<ProposalState>;

/// Meant for publication from the first word on: nothing of a case stands in it, so nothing is sealed.
struct ProposalRow {
  ProposalId id;
  ProposalSubject subject = ProposalSubject::Precedent;
  std::string title;
  Bytes payload;                           ///< JSON: the case, the rows or the practice as proposed
  std::string author;                      ///< organisation or role, as given for publication
  std::optional<Bytes32> author_tag = {};  ///< make_source_tag(organisation), so that the author finds it again
  ProposalState state = ProposalState::Open;
  UtcTime created_at;
  UtcTime comment_until;
  std::optional<UtcTime> effective_from = {};
  std::optional<UtcTime> expires_at = {};
  std::string mandate_to = {};  ///< who was given the decision; empty = nobody yet
  std::optional<UtcTime> mandated_at = {};
  std::optional<domain::PersonId> mandated_by = {};  ///< who gave it may not use it; never shown
  std::string outcome = {};                          ///< why it was rejected
  int revision = 1;                                  ///< grows with every change; a write names the one it read (Conflict otherwise)
};

/// A comment as given for publication, and its written answer.
struct CommentRow {
  CommentId id;
  ProposalId proposal;
  std::string by;  ///< organisation or role, as given for publication
  std::string text;
  UtcTime at;
  std::optional<Bytes32> by_tag = {};  ///< make_source_tag(organisation), so that the speaker may take the answer
  std::string answer = {};
  std::optional<UtcTime> answered_at = {};
  std::optional<UtcTime> confirmed_at = {};  ///< the commenter took the answer
};

/// What an adopted proposal put into force: the bytes of one edition of one table.
struct AdoptionRow {
  ProposalId proposal;
  UtcTime adopted_at;
  UtcTime effective_from;
  std::string table;
  std::string version;
  Bytes32 sha256{};
  Bytes bytes;
};

class Consensus {
public:
  virtual ~Consensus() = default;
  virtual auto add_proposal(const ProposalRow& proposal) -> Result<> = 0;
  /// Replaces the row whose revision is `proposal.revision - 1`; `Conflict` when it moved meanwhile.
  virtual auto update_proposal(const ProposalRow& proposal) -> Result<> = 0;
  virtual auto find_proposal(const ProposalId& id) const -> Result<std::optional<ProposalRow>> = 0;
  virtual auto list_proposals(std::size_t limit) const -> Result<std::vector<ProposalRow>> = 0;  ///< newest first
  virtual auto put_comment(const CommentRow& comment) -> Result<> = 0;                           ///< insert or replace
  virtual auto find_comment(const CommentId& id) const -> Result<std::optional<CommentRow>> = 0;
  virtual auto list_comments(const ProposalId& proposal) const -> Result<std::vector<CommentRow>> = 0;  ///< in the order they came
  virtual auto add_adoption(const AdoptionRow& adoption) -> Result<> = 0;                               ///< one per proposal
  virtual auto find_adoption(const ProposalId& proposal) const -> Result<std::optional<AdoptionRow>> = 0;
  virtual auto list_adoptions() const -> Result<std::vector<AdoptionRow>> = 0;  ///< by effective date
};

}  // namespace noroshi::ports
