#pragma once

#include "domain/handling/policy.hpp"
#include "domain/severity/precedent_differences.hpp"
#include "formats/wire/proposal.hpp"
#include "services/idempotency.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noroshi::services {

/// Under what name somebody speaks in public: its role at the station ("reporter@power"), or its organisation's name.
enum class SignedAs { Role, Organisation };

/// An answer of the line that somebody holds to be wrong: what was stated. No case, no organisation.
struct Dispute {
  std::string sector;
  domain::Facts facts;
};

/// Either a whole table, or a dispute whose words the mandated will write, or both.
struct ProposeChange {
  ports::ProposalSubject subject = ports::ProposalSubject::Table;
  std::string title;
  std::string reason;
  ports::TableDraft draft;
  std::optional<Dispute> dispute;
  UtcTime comment_until;
  SignedAs signed_as = SignedAs::Role;
};

struct CommentView {
  ports::CommentRow row;
  bool own = false;  ///< of the caller's organisation, which alone may take the answer
};

struct ProposalView {
  ports::ProposalRow row;
  ports::ProposalState state = ports::ProposalState::Open;  ///< of the row, or `Expired` once its day is over
  wire::ProposalPayload payload;
  bool own = false;  ///< of the caller's organisation
  std::vector<CommentView> comments;
  std::optional<ports::AdoptionRow> adoption;
};

/// Errors: field errors (`table`, `text` with every mistake of the table and every example of it that does not hold, `comment_until`);
/// `public_words` where a case or a member is named, since a proposal is public from its first word.
auto propose_change(House& house, const domain::Caller& caller, const RequestKey& key, ProposeChange request)
    -> Result<domain::Written<ProposalView>>;

/// Errors: Conflict `comments_closed` after the period or the mandate; as proposing.
auto comment_on_proposal(House& house, const domain::Caller& caller, const RequestKey& key, const ports::ProposalId& proposal,
                         std::string text, SignedAs signed_as) -> Result<domain::Written<CommentView>>;

/// The author's side or the coordinator, in writing; may be written anew until the speaker took it. Conflict `answer_taken`,
/// `proposal_decided`.
auto answer_comment(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, const ports::CommentId& comment,
                    std::string text) -> Result<domain::Written<CommentView>>;

/// Who spoke takes the answer as it will be published. Conflict `unanswered`, `proposal_decided`.
auto confirm_answer(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, const ports::CommentId& comment)
    -> Result<domain::Written<CommentView>>;

/// Gives the final wording to those who hold a role at the station. Conflict `period_runs`; `comments_unanswered`, which names each.
auto mandate_proposal(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, domain::Role to)
    -> Result<domain::Written<ProposalView>>;

struct AdoptProposal {
  std::optional<UtcTime> effective_from;  ///< absent = at once
  std::optional<UtcTime> expires_at;      ///< of a leading practice, and of nothing else: it is called so for a stated period
  std::string final_text;                 ///< empty = the words as proposed
  std::string table;                      ///< where the proposal names none: a dispute
};

/// Puts an edition into force from its day on. Errors: Conflict `no_mandate`, `table_moved` (another edition came between); Forbidden
/// `not_mandated`, `four_eyes`; field errors for a date in the past and for a table that does not hold.
auto adopt_proposal(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, AdoptProposal request)
    -> Result<domain::Written<ProposalView>>;

/// Its author takes it back, or the coordinator ends it with the reason. Conflict `proposal_decided`.
auto reject_proposal(House& house, const domain::Caller& caller, const ports::ProposalId& proposal, std::string reason)
    -> Result<domain::Written<ProposalView>>;

/// Newest first, without comments.
auto list_proposals(House& house, const domain::Caller& caller) -> Result<std::vector<ProposalView>>;
auto find_proposal(House& house, const domain::Caller& caller, const ports::ProposalId& proposal) -> Result<ProposalView>;

/// A case that the proposed edition answers otherwise.
struct ChangedCase {
  domain::WorkedCase asked;
  std::vector<domain::Difference> differences;
};

/// A precedent that the proposed tables decide otherwise than it was decided.
struct PartedDecision {
  std::string precedent;
  domain::DecisionDifference difference;
};

/// What a proposal would change if it held now, or at its effective date.
struct Effect {
  UtcTime at{};
  std::size_t cases = 0;  ///< examples of all tables, precedents, and the disputed case
  std::vector<ChangedCase> changed;
  std::vector<PartedDecision> parted;          ///< precedents whose decision the tables no longer share, or that are new and never did
  std::optional<std::size_t> past_cases = {};  ///< of this station, for its coordinator: counted, never named
  std::map<std::string, std::size_t> past_changes = {};  ///< field → how many of them would be answered otherwise in it
};

/// Errors: Conflict `no_text` while the words are still to be written; field errors as proposing, where the tables moved on.
auto show_effect(House& house, const domain::Caller& caller, const ports::ProposalId& proposal) -> Result<Effect>;

struct TableView {
  domain::TableInfo info;
  std::string text;
};
/// The tables in force, which anybody may read who may propose another. NotFound for no such table.
auto list_tables(House& house, const domain::Caller& caller) -> Result<std::vector<domain::TableInfo>>;
auto find_table(House& house, const domain::Caller& caller, const std::string& table) -> Result<TableView>;

}  // namespace noroshi::services
