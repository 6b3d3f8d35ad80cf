#include "services/consensus/proposal_access.hpp"

#include "base/sha256.hpp"
#include "services/report/thread_access.hpp"

#include <algorithm>

namespace noroshi::services {
namespace {

using ports::ProposalState;
using ports::ProposalSubject;

/// The folders whose tables a subject may change.
auto folders_of(ProposalSubject subject) -> std::vector<std::string_view> {
  switch (subject) {
    case ProposalSubject::Precedent: return {"precedents/"};
    case ProposalSubject::LeadingPractice: return {"practice/"};
    case ProposalSubject::Word: return {"sectors/"};
    case ProposalSubject::Table: return {"sectors/", "triage/", "severity/", "forms/", "statistics/"};
  }
  return {};
}

auto find_info(const domain::Rules& rules, const std::string& table) -> const domain::TableInfo* {
  for (const auto& info : rules.tables) {
    if (info.name == table) return &info;
  }
  return nullptr;
}

auto keeps_rules(const std::string& table, const domain::Rules& before, const domain::Rules& after) -> bool {
  const auto sector = table.substr(table.find('/') + 1);
  const auto* old_sector = before.catalogue.find(sector);
  const auto* new_sector = after.catalogue.find(sector);
  return old_sector && new_sector && old_sector->rules == new_sector->rules;
}

}  // namespace

auto relation_to_speaker(const House& house, const domain::Caller& caller, const std::optional<Bytes32>& tag) -> domain::Relation {
  if (tag && equal_constant_time(*tag, source_tag_of(house, caller.organisation))) return domain::Relation::Own;
  return caller.station_staff ? domain::Relation::Staff : domain::Relation::Addressed;
}

auto check_consensus_policy(const domain::Caller& caller, domain::Action action, domain::Relation relation) -> Result<> {
  return domain::check_policy(caller, action, {relation, {}, false}, std::nullopt);
}

auto load_proposal(const ports::Transaction& tx, const ports::ProposalId& id) -> Result<ports::ProposalRow> {
  auto row = NOROSHI_TRY(tx.find_proposal(id));
  if (!row) return not_found();
  return *std::move(row);
}

auto load_comment(const ports::Transaction& tx, const ports::ProposalId& proposal, const ports::CommentId& id)
    -> Result<ports::CommentRow> {
  auto row = NOROSHI_TRY(tx.find_comment(id));
  if (!row || row->proposal != proposal) return not_found();
  return *std::move(row);
}

auto require_undecided(const ports::ProposalRow& row) -> Result<> {
  if (row.state != ProposalState::Adopted && row.state != ProposalState::Rejected) return {};
  return fail(ErrorCode::Conflict, "proposal_decided", "it is decided already; make a new proposal");
}

auto view_comment(const House& house, const domain::Caller& caller, ports::CommentRow row) -> CommentView {
  const bool own = relation_to_speaker(house, caller, row.by_tag) == domain::Relation::Own;
  return {std::move(row), own};
}

auto view_proposal(const ports::Transaction& tx, const House& house, const domain::Caller& caller, ports::ProposalRow row)
    -> Result<ProposalView> {
  auto payload = NOROSHI_TRY(wire::decode_proposal(row.payload));
  ProposalView view{std::move(row), {}, std::move(payload), false, {}, {}};
  view.state = view.row.state;
  if (view.state == ProposalState::Adopted && view.row.expires_at && *view.row.expires_at <= house.clock.now())
    view.state = ProposalState::Expired;
  view.own = relation_to_speaker(house, caller, view.row.author_tag) == domain::Relation::Own;
  for (auto& comment : NOROSHI_TRY(tx.list_comments(view.row.id))) view.comments.push_back(view_comment(house, caller, std::move(comment)));
  view.adoption = NOROSHI_TRY(tx.find_adoption(view.row.id));
  return view;
}

auto name_in_public(const ports::Transaction& tx, const House& house, const domain::Caller& caller, domain::Action action,
                    SignedAs signed_as) -> Result<std::string> {
  if (signed_as == SignedAs::Role) return domain::actor_text(caller, action, house.station);
  const auto organisation = NOROSHI_TRY(tx.find_organisation(caller.organisation));
  return organisation ? organisation->name_ja : house.station.name_ja;
}

auto base_of(const House& house, const std::string& table, UtcTime at) -> std::string {
  const auto text = house.rule_book.find_text(table, at);
  return text ? to_hex(sha256(*text)) : "";
}

auto check_draft(const House& house, ProposalSubject subject, const ports::TableDraft& draft, UtcTime at) -> Result<ports::TriedEdition> {
  const auto folders = folders_of(subject);
  const bool fits = std::any_of(folders.begin(), folders.end(), [&](auto folder) { return draft.table.starts_with(folder); });
  if (!fits)
    return fail({FieldError{
        "table", "a proposal about a " + std::string{ports::to_text(subject)} + " changes a table in " + std::string{folders.front()}}});
  auto tried = NOROSHI_TRY(house.rule_book.try_table(draft, at));
  const auto& in_force = house.rule_book.rules_at(at);
  const auto* before = find_info(in_force, draft.table);
  if (before && before->version == tried.table.version)
    return fail({FieldError{"text", "its version is " + before->version + " like that of the edition in force; give it the next one"}});
  if (subject == ProposalSubject::Word && !keeps_rules(draft.table, in_force, *tried.rules))
    return fail({FieldError{"text", "it changes rules, not words alone: propose it as a table"}});
  return tried;
}

auto log_step(ports::Transaction& tx, House& house, const std::string& actor, const ports::ProposalRow& row, const std::string& step)
    -> Result<> {
  const auto payload = NOROSHI_TRY(wire::decode_proposal(row.payload));
  LogDraft draft{domain::EntryKind::ProposalMoved, actor, row.id.str(), row.revision};
  draft.detail = step;
  if (!payload.text.empty()) draft.rules = {{payload.table, payload.version, to_hex(sha256(payload.text))}};
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

}  // namespace noroshi::services
