#include "domain/handling/policy.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace noroshi::domain {
namespace {

using enum Role;

/// A set of roles, one bit each.
using Roles = std::uint16_t;
constexpr auto roles_of(std::initializer_list<Role> roles) -> Roles {
  unsigned bits = 0;
  for (const auto role : roles) bits |= 1U << static_cast<unsigned>(role);
  return static_cast<Roles>(bits);
}
constexpr auto joined(Roles left, Roles right) -> Roles { return static_cast<Roles>(left | right); }

constexpr Roles nobody = 0;
constexpr Roles giver = roles_of({Reporter, HomeApprover});
constexpr Roles member = roles_of({Reporter, HomeApprover, Executive, Recipient});
constexpr Roles desk = roles_of({Coordinator, Approver});
constexpr Roles readers = roles_of({Coordinator, Approver, Analyst, MinistryDesk, MinistrySupervision});
constexpr Roles askers = roles_of({Coordinator, Analyst, MinistryDesk, MinistrySupervision});
constexpr Roles everyone = 0x7ff;
static_assert(everyone == joined(joined(member, readers), roles_of({Auditor, Administrator})));

/// What an action is about: decides who may know that there is such a thing, and so hears Forbidden instead of NotFound.
enum class Subject {
  Case,      ///< a report's thread with its clearances and enquiries: administrators do not know of it
  Bulletin,  ///< administrators do not know of it either
  House,     ///< lists and functions of the station, no secret in themselves
};

/// For what a purpose is asked.
enum class Asks {
  Purpose,  ///< shows a body: a purpose of the terms has to be stated, but for the giver's own
  Nothing,  ///< shows or changes no body: none needed; a regulatory one that is stated has to be in the terms all the same
  Never,    ///< about no item at all
};

struct Row {
  Action action;
  std::string_view name;
  Subject subject;
  Asks asks;
  Roles own;        ///< its organisation told it or is asked; or no item is meant and the caller is a member
  Roles addressed;  ///< it is sent to its organisation
  Roles staff;      ///< staff of the station that holds it, in the seat that it is for
  std::string_view because;
};

// The whole answer to "who may". What stands in no column is refused.
constexpr std::array<Row, 47> table{{
    {Action::ReadReport, "read_report", Subject::Case, Asks::Purpose, giver, nobody, readers,
     "givers read their own; the seat's staff reads for a purpose of the terms"},
    {Action::ReadReports, "read_reports", Subject::House, Asks::Purpose, giver, nobody, readers, "the list shows summaries: as a report"},
    {Action::FileReport, "file_report", Subject::House, Asks::Never, roles_of({Reporter}), nobody, nobody,
     "only who is at the organisation speaks for it"},
    {Action::FileForCaller, "file_for_caller", Subject::House, Asks::Never, nobody, nobody, roles_of({Coordinator}),
     "a coordinator takes down a call"},
    {Action::AddVersion, "add_version", Subject::Case, Asks::Nothing, roles_of({Reporter}), nobody, roles_of({Coordinator}),
     "follow-ups come from the source, or by its call"},
    {Action::ReadCustody, "read_custody", Subject::Case, Asks::Nothing, giver, nobody, roles_of({Auditor}),
     "who saw it is for the source and the auditor; it shows no body"},
    {Action::FillForm, "fill_form", Subject::Case, Asks::Purpose, giver, nobody, roles_of({Coordinator}),
     "a form names the source: for its own people, and for the coordinator who took down its call"},
    {Action::RecordSubmission, "record_submission", Subject::Case, Asks::Nothing, giver, nobody, roles_of({Coordinator}),
     "who handed it in says so"},
    {Action::ReadClearance, "read_clearance", Subject::Case, Asks::Purpose, giver, nobody, desk,
     "the preview is for the giver and those who edit and release"},
    {Action::ReadClearances, "read_clearances", Subject::House, Asks::Purpose, giver, nobody, desk,
     "what waits is for whose turn it may be"},
    {Action::Consent, "consent", Subject::Case, Asks::Nothing, roles_of({Reporter}), nobody, nobody, "the yes is the source's alone"},
    {Action::ApproveAtHome, "approve_at_home", Subject::Case, Asks::Nothing, roles_of({HomeApprover}), nobody, nobody,
     "the organisation's own yes"},
    {Action::EditClearance, "edit_clearance", Subject::Case, Asks::Nothing, nobody, nobody, roles_of({Coordinator}),
     "the coordinator edits"},
    {Action::ReleaseClearance, "release_clearance", Subject::Case, Asks::Nothing, nobody, nobody, roles_of({Approver}),
     "an approver of the filing station releases"},
    {Action::RefuseClearance, "refuse_clearance", Subject::Case, Asks::Nothing, nobody, nobody, roles_of({Approver}),
     "who may release may refuse"},
    {Action::ReadEnquiry, "read_enquiry", Subject::Case, Asks::Purpose, giver, nobody, readers, "a question is part of the case"},
    {Action::ReadEnquiries, "read_enquiries", Subject::House, Asks::Purpose, giver, nobody, readers, "the list shows the questions"},
    {Action::AskEnquiry, "ask_enquiry", Subject::Case, Asks::Nothing, nobody, nobody, askers, "who works on the case may ask"},
    {Action::AnswerEnquiry, "answer_enquiry", Subject::Case, Asks::Nothing, roles_of({Reporter}), nobody, roles_of({Coordinator}),
     "the source answers, or the coordinator for it by telephone"},
    {Action::RequestCallBack, "request_call_back", Subject::Case, Asks::Nothing, nobody, nobody, askers, "as asking"},
    {Action::ReadBulletin, "read_bulletin", Subject::Bulletin, Asks::Purpose, member, joined(member, readers),
     joined(readers, roles_of({Executive})), "what comes down is for all it is sent to, executives too"},
    {Action::ReadBulletins, "read_bulletins", Subject::House, Asks::Purpose, member, joined(member, readers),
     joined(readers, roles_of({Executive})), "as one bulletin"},
    {Action::WriteBulletin, "write_bulletin", Subject::House, Asks::Never, nobody, nobody, roles_of({Coordinator, Analyst}),
     "analysts and coordinators draft"},
    {Action::ReleaseBulletin, "release_bulletin", Subject::Bulletin, Asks::Nothing, nobody, nobody, roles_of({Approver}),
     "another than the author issues"},
    {Action::PassOnBulletin, "pass_on_bulletin", Subject::Bulletin, Asks::Nothing, nobody, nobody, roles_of({Coordinator}),
     "the coordinator passes on to the members"},
    {Action::AcknowledgeBulletin, "acknowledge_bulletin", Subject::Bulletin, Asks::Nothing, roles_of({Reporter, Recipient}),
     roles_of({Reporter, Recipient}), nobody, "who got it says so"},
    {Action::RecordUse, "record_use", Subject::Bulletin, Asks::Nothing, roles_of({Reporter, Recipient}), roles_of({Reporter, Recipient}),
     nobody, "who got it says what it did"},
    {Action::RecallBulletin, "recall_bulletin", Subject::Bulletin, Asks::Nothing, nobody, nobody, roles_of({Approver}),
     "who may issue may recall"},
    {Action::ReadStory, "read_story", Subject::Case, Asks::Purpose, joined(giver, roles_of({Executive})), nobody, roles_of({Executive}),
     "what became of it, in counts: for the source and for executives"},
    {Action::ReadNotices, "read_notices", Subject::House, Asks::Nothing, member, member,
     joined(readers, roles_of({Auditor, Administrator})), "notices wake without content"},
    {Action::ReadCharters, "read_charters", Subject::House, Asks::Never, everyone, everyone, everyone,
     "terms are open to all whom they bind"},
    {Action::ReadDispatches, "read_dispatches", Subject::House, Asks::Never, nobody, nobody,
     joined(readers, roles_of({Auditor, Administrator})), "what waits and why, without what is in it"},
    {Action::ManagePeople, "manage_people", Subject::House, Asks::Never, nobody, nobody, roles_of({Administrator}),
     "administrators look after accounts, never after bodies"},
    {Action::AddReading, "add_reading", Subject::Case, Asks::Nothing, roles_of({Reporter}), nobody, roles_of({Coordinator, Analyst}),
     "the source, its coordinator and the analyst each have a reading of their own"},
    {Action::CountTally, "count_tally", Subject::House, Asks::Never, roles_of({Reporter}), nobody, nobody, "a member counts its own"},
    {Action::ReadTallies, "read_tallies", Subject::House, Asks::Never, joined(giver, roles_of({Executive})), nobody,
     roles_of({Coordinator, Approver, Analyst, MinistryDesk, Executive}), "counts without words: members see their own, staff the sums"},
    {Action::ReadProposals, "read_proposals", Subject::House, Asks::Never, everyone, everyone, everyone,
     "a proposal is public from its first word"},
    {Action::ProposeChange, "propose_change", Subject::House, Asks::Never, member, nobody, joined(readers, roles_of({Executive})),
     "whoever works with the tables may ask for others"},
    {Action::CommentOnProposal, "comment_on_proposal", Subject::House, Asks::Never, member, nobody, joined(readers, roles_of({Executive})),
     "as proposing"},
    {Action::AnswerComment, "answer_comment", Subject::House, Asks::Never, joined(member, readers), nobody, roles_of({Coordinator}),
     "the author's side answers, or the coordinator"},
    {Action::ConfirmAnswer, "confirm_answer", Subject::House, Asks::Never, joined(member, readers), nobody, nobody,
     "who spoke takes the answer, and nobody else"},
    {Action::MandateProposal, "mandate_proposal", Subject::House, Asks::Never, nobody, nobody, roles_of({Coordinator}),
     "the coordinator gives the final wording to somebody"},
    {Action::AdoptProposal, "adopt_proposal", Subject::House, Asks::Never, nobody, nobody,
     roles_of({Coordinator, Approver, Analyst, MinistryDesk}), "staff that was given the final wording"},
    {Action::RejectProposal, "reject_proposal", Subject::House, Asks::Never, joined(member, readers), nobody, roles_of({Coordinator}),
     "its author takes it back, or the coordinator says why not"},
    {Action::ReadStatistics, "read_statistics", Subject::House, Asks::Never, nobody, nobody,
     roles_of({Coordinator, Approver, Analyst, MinistryDesk, Executive}), "counts that name nobody, for who works with them"},
    {Action::ConfirmRestoration, "confirm_restoration", Subject::Case, Asks::Nothing, nobody, nobody, desk,
     "a second person of the desk lets a masked word stand"},
    {Action::ManageDirectory, "manage_directory", Subject::House, Asks::Never, nobody, nobody, roles_of({Coordinator}),
     "the coordinator keeps what is public about members and outages"},
}};

constexpr auto is_in_order() -> bool {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].action != static_cast<Action>(i)) return false;
  }
  return static_cast<std::size_t>(Action::ManageDirectory) + 1 == table.size();
}
static_assert(is_in_order(), "one row an action, in the order of the enum");

auto row_of(Action action) -> const Row& { return table.at(static_cast<std::size_t>(action)); }

auto held_by(const Caller& caller) -> Roles {
  Roles held = nobody;
  for (const auto role : caller.roles) held = joined(held, roles_of({role}));
  return held;
}

auto allowed_by(const Row& row, Relation relation) -> Roles {
  switch (relation) {
    case Relation::None: return nobody;
    case Relation::Own: return row.own;
    case Relation::Addressed: return row.addressed;
    case Relation::Staff: return row.staff;
  }
  return nobody;
}

auto known_to(Subject subject, Relation relation) -> Roles {
  if (relation == Relation::None) return nobody;
  if (subject == Subject::House) return everyone;
  if (relation == Relation::Staff) return joined(readers, roles_of({Executive, Auditor}));
  if (subject == Subject::Bulletin) return relation == Relation::Own ? member : joined(member, readers);
  return relation == Relation::Own ? joined(giver, roles_of({Executive})) : nobody;
}

auto check_purpose(const Row& row, const ObjectFacts& facts, std::optional<Purpose> purpose) -> Result<> {
  if (row.asks == Asks::Never) return {};
  const bool must_state = row.asks == Asks::Purpose && facts.relation != Relation::Own;
  if (!purpose && must_state)
    return fail(ErrorCode::Forbidden, "purpose_missing", "state for what you read it: POST session/purpose, or ?purpose=");
  if (!purpose || facts.purposes.contains(*purpose)) return {};
  if (!must_state && !is_regulatory(*purpose)) return {};
  return fail(ErrorCode::Forbidden, "purpose_not_allowed",
              "its terms do not allow " + std::string{to_text(*purpose)} + "; only the giver's recorded consent or law adds a purpose");
}

/// What who did the step before hears instead; empty where one person may do both.
auto four_eyes_sentence(Action action) -> std::string_view {
  switch (action) {
    case Action::ReleaseClearance:
    case Action::ReleaseBulletin: return "you edited or filed it; another approver has to release it";
    case Action::AdoptProposal: return "you gave the mandate; another who holds it has to adopt";
    default: return {};
  }
}

/// Auditors pass every seat, because they open nothing; one who also holds a working role has to sit in the seat like others.
auto only_audits(const Caller& caller) -> bool {
  return caller.has(Auditor) &&
         std::all_of(caller.roles.begin(), caller.roles.end(), [](Role role) { return role == Auditor || role == Administrator; });
}

/// The centre's analysts and those who clear there work for its desk; at a ministry the seat has to be named.
auto sits_at_desk(const Caller& caller, StationKind kind) -> bool {
  const bool works_for_desk = (held_by(caller) & roles_of({Coordinator, Approver, Analyst, Executive})) != 0;
  return caller.has(MinistryDesk) || (kind == StationKind::Centre && works_for_desk);
}

}  // namespace

auto to_text(Action action) -> std::string_view { return row_of(action).name; }

auto staff_may_see(const Caller& caller, StationKind kind, Duty duty) -> bool {
  if (!caller.station_staff) return false;
  if (kind != StationKind::Ministry && kind != StationKind::Centre) return duty == Duty::Voluntary;
  if (only_audits(caller)) return true;
  return duty == Duty::Statutory ? caller.has(MinistrySupervision) : sits_at_desk(caller, kind);
}

auto check_policy(const Caller& caller, Action action, const ObjectFacts& facts, std::optional<Purpose> purpose) -> Result<> {
  const auto& row = row_of(action);
  const bool claims_staff = facts.relation == Relation::Staff && !caller.station_staff;
  const auto relation = claims_staff ? Relation::None : facts.relation;
  const auto held = held_by(caller);
  const auto allowed = allowed_by(row, relation);
  if ((held & joined(allowed, known_to(row.subject, relation))) == 0)
    return fail(ErrorCode::NotFound, "not_found", "nothing there for you");
  if ((held & allowed) == 0)
    return fail(ErrorCode::Forbidden, "forbidden", "your role may not " + std::string{row.name} + ": " + std::string{row.because});
  NOROSHI_TRY(check_purpose(row, facts, purpose));
  if (const auto sentence = four_eyes_sentence(action); facts.four_eyes_conflict && !sentence.empty())
    return fail(ErrorCode::Forbidden, "four_eyes", std::string{sentence});
  return {};
}

auto actor_text(const Caller& caller, Action action, const Station& station) -> std::string {
  const auto& row = row_of(action);
  const auto allowed = caller.station_staff ? joined(row.staff, row.addressed) : joined(row.own, row.addressed);
  std::string actor;
  for (const auto role : caller.roles) {
    const bool acts = (roles_of({role}) & allowed) != 0;
    const bool is_seat = role == MinistryDesk || role == MinistrySupervision;
    // One role speaks for the act; both seats are shown, because a giver is to see that one person sits in both (R6).
    if (acts && (actor.empty() || is_seat)) actor += (actor.empty() ? "" : "+") + std::string{to_text(role)};
  }
  if (actor.empty()) actor = caller.station_staff ? "staff" : "member";
  return actor + "@" + station.slug;
}

}  // namespace noroshi::domain
