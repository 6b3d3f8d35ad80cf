#pragma once

#include "services/consensus/proposals.hpp"
#include "services/log/append_log.hpp"

#include <string>
#include <utility>
#include <vector>

namespace noroshi::services {

/// How the caller stands to what somebody said in public: its own organisation said it, it is staff, or a member among others.
auto relation_to_speaker(const House& house, const domain::Caller& caller, const std::optional<Bytes32>& tag) -> domain::Relation;

auto check_consensus_policy(const domain::Caller& caller, domain::Action action, domain::Relation relation) -> Result<>;

auto load_proposal(const ports::Transaction& tx, const ports::ProposalId& id) -> Result<ports::ProposalRow>;
auto load_comment(const ports::Transaction& tx, const ports::ProposalId& proposal, const ports::CommentId& id) -> Result<ports::CommentRow>;
/// Conflict `proposal_decided` once it was adopted or rejected.
auto require_undecided(const ports::ProposalRow& row) -> Result<>;

auto view_proposal(const ports::Transaction& tx, const House& house, const domain::Caller& caller, ports::ProposalRow row)
    -> Result<ProposalView>;
auto view_comment(const House& house, const domain::Caller& caller, ports::CommentRow row) -> CommentView;

/// The name under which the caller is shown.
auto name_in_public(const ports::Transaction& tx, const House& house, const domain::Caller& caller, domain::Action action,
                    SignedAs signed_as) -> Result<std::string>;

/// Texts by field. Field errors `public_words` where one leads to a case or names a member. Members are held to their own names alone:
/// to refuse another's would tell who is a member (C5).
auto check_public_words(const ports::Transaction& tx, House& house, const domain::Caller& caller,
                        const std::vector<std::pair<std::string, std::string>>& texts) -> Result<>;

/// Reads the draft as of `at` and checks that it is an edition of its own and keeps to its subject.
auto check_draft(const House& house, ports::ProposalSubject subject, const ports::TableDraft& draft, UtcTime at)
    -> Result<ports::TriedEdition>;
/// Hex digest of the edition in force at `at`; empty when there is none.
auto base_of(const House& house, const std::string& table, UtcTime at) -> std::string;

/// The log entry of a step, with the table as proposed (C10).
auto log_step(ports::Transaction& tx, House& house, const std::string& actor, const ports::ProposalRow& row, const std::string& step)
    -> Result<>;

}  // namespace noroshi::services
