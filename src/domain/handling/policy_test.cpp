#include "domain/handling/policy.hpp"

#include "base/sha256.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <map>
#include <sstream>

namespace noroshi::domain {
namespace {

constexpr int action_count = static_cast<int>(Action::ManageDirectory) + 1;
constexpr int role_count = static_cast<int>(Role::Administrator) + 1;
constexpr std::array relations{Relation::None, Relation::Own, Relation::Addressed, Relation::Staff};

/// "own: reporter home_approver, staff: coordinator": who, standing how to the thing.
struct Sentence {
  const char* action;
  const char* may;    ///< allowed
  const char* knows;  ///< besides those: is told that it may not; everybody else is told that there is nothing
};

// Written from what the papers say about people, not from the table.
constexpr const char* case_staff = "own: executive, staff: executive auditor";
constexpr const char* case_all =
    "own: reporter home_approver executive, staff: coordinator approver analyst ministry_desk ministry_supervision executive auditor";
constexpr const char* all = "own: everybody, addressed: everybody, staff: everybody";
constexpr const char* bulletin_all =
    "own: reporter home_approver recipient executive, "
    "addressed: reporter home_approver recipient executive coordinator approver analyst ministry_desk ministry_supervision, "
    "staff: coordinator approver analyst ministry_desk ministry_supervision executive auditor";

constexpr const char* speakers =
    "own: reporter home_approver recipient executive, "
    "staff: coordinator approver analyst ministry_desk ministry_supervision executive";
constexpr const char* side =
    "own: reporter home_approver recipient executive coordinator approver analyst ministry_desk ministry_supervision";
constexpr const char* side_or_coordinator =
    "own: reporter home_approver recipient executive coordinator approver analyst ministry_desk ministry_supervision, "
    "staff: coordinator";

constexpr std::array<Sentence, 47> oracle{{
    {"read_report", "own: reporter home_approver, staff: coordinator approver analyst ministry_desk ministry_supervision", case_staff},
    {"read_reports", "own: reporter home_approver, staff: coordinator approver analyst ministry_desk ministry_supervision", all},
    {"file_report", "own: reporter", all},
    {"file_for_caller", "staff: coordinator", all},
    {"add_version", "own: reporter, staff: coordinator", case_all},
    {"read_custody", "own: reporter home_approver, staff: auditor", case_all},
    {"fill_form", "own: reporter home_approver, staff: coordinator", case_all},
    {"record_submission", "own: reporter home_approver, staff: coordinator", case_all},
    {"read_clearance", "own: reporter home_approver, staff: coordinator approver", case_all},
    {"read_clearances", "own: reporter home_approver, staff: coordinator approver", all},
    {"consent", "own: reporter", case_all},
    {"approve_at_home", "own: home_approver", case_all},
    {"edit_clearance", "staff: coordinator", case_all},
    {"release_clearance", "staff: approver", case_all},
    {"refuse_clearance", "staff: approver", case_all},
    {"read_enquiry", "own: reporter home_approver, staff: coordinator approver analyst ministry_desk ministry_supervision", case_staff},
    {"read_enquiries", "own: reporter home_approver, staff: coordinator approver analyst ministry_desk ministry_supervision", all},
    {"ask_enquiry", "staff: coordinator analyst ministry_desk ministry_supervision", case_all},
    {"answer_enquiry", "own: reporter, staff: coordinator", case_all},
    {"request_call_back", "staff: coordinator analyst ministry_desk ministry_supervision", case_all},
    {"read_bulletin",
     "own: reporter home_approver recipient executive, "
     "addressed: reporter home_approver recipient executive coordinator approver analyst ministry_desk ministry_supervision, "
     "staff: coordinator approver analyst ministry_desk ministry_supervision executive",
     "staff: auditor"},
    {"read_bulletins",
     "own: reporter home_approver recipient executive, "
     "addressed: reporter home_approver recipient executive coordinator approver analyst ministry_desk ministry_supervision, "
     "staff: coordinator approver analyst ministry_desk ministry_supervision executive",
     all},
    {"write_bulletin", "staff: analyst coordinator", all},
    {"release_bulletin", "staff: approver", bulletin_all},
    {"pass_on_bulletin", "staff: coordinator", bulletin_all},
    {"acknowledge_bulletin", "own: recipient reporter, addressed: recipient reporter", bulletin_all},
    {"record_use", "own: recipient reporter, addressed: recipient reporter", bulletin_all},
    {"recall_bulletin", "staff: approver", bulletin_all},
    {"read_story", "own: reporter home_approver executive, staff: executive", case_all},
    {"read_notices",
     "own: reporter home_approver recipient executive, addressed: reporter home_approver recipient executive, "
     "staff: coordinator approver analyst ministry_desk ministry_supervision auditor administrator",
     all},
    {"read_charters", all, ""},
    {"read_dispatches", "staff: coordinator approver analyst ministry_desk ministry_supervision auditor administrator", all},
    {"manage_people", "staff: administrator", all},
    {"add_reading", "own: reporter, staff: coordinator analyst", case_all},
    {"count_tally", "own: reporter", all},
    {"read_tallies", "own: reporter home_approver executive, staff: coordinator approver analyst ministry_desk executive", all},
    {"read_proposals", all, all},
    {"propose_change", speakers, all},
    {"comment_on_proposal", speakers, all},
    {"answer_comment", side_or_coordinator, all},
    {"confirm_answer", side, all},
    {"mandate_proposal", "staff: coordinator", all},
    {"adopt_proposal", "staff: coordinator approver analyst ministry_desk", all},
    {"reject_proposal", side_or_coordinator, all},
    {"read_statistics", "staff: coordinator approver analyst ministry_desk executive", all},
    {"confirm_restoration", "staff: coordinator approver", case_all},
    {"manage_directory", "staff: coordinator", all},
}};

auto name_of(Relation relation) -> std::string {
  switch (relation) {
    case Relation::None: return "none";
    case Relation::Own: return "own";
    case Relation::Addressed: return "addressed";
    case Relation::Staff: return "staff";
  }
  return "";
}

auto says(std::string sentence, Role role, Relation relation) -> bool {
  std::string standing;
  std::replace(sentence.begin(), sentence.end(), ',', ' ');
  std::istringstream words{sentence};
  for (std::string word; words >> word;) {
    if (word.back() == ':') {
      standing = word.substr(0, word.size() - 1);
    } else if (standing == name_of(relation) && (word == "everybody" || word == to_text(role))) {
      return true;
    }
  }
  return false;
}

auto expected(Action action, Role role, Relation relation) -> std::string {
  for (const auto& sentence : oracle) {
    if (sentence.action != to_text(action)) continue;
    if (says(sentence.may, role, relation)) return "yes";
    return says(sentence.knows, role, relation) ? "forbidden" : "not_found";
  }
  return "no sentence";
}

template <class T> auto id(std::string_view seed) -> T { return T::from_bytes(sha256(seed)); }

auto caller(std::set<Role> roles, Relation relation) -> Caller {
  return {id<PersonId>("person"), id<OrganisationId>("organisation"), std::move(roles), relation == Relation::Staff, "名"};
}

auto station_called(const std::string& slug) -> Station {
  return {id<StationId>(slug), slug, "拠点", "Station", StationKind::Ceptoar, "", ""};
}

auto answer(const Result<>& result) -> std::string { return result ? "yes" : result.error().slug; }

const std::set<Purpose> usual{Purpose::Response, Purpose::Statistics};

TEST(Policy, AnswersEveryActionRoleAndRelationAsThePapersSay) {
  for (int a = 0; a < action_count; ++a) {
    for (int r = 0; r < role_count; ++r) {
      for (const auto relation : relations) {
        const auto action = static_cast<Action>(a);
        const auto role = static_cast<Role>(r);
        EXPECT_EQ(answer(check_policy(caller({role}, relation), action, {relation, usual, false}, Purpose::Response)),
                  expected(action, role, relation))
            << to_text(action) << " " << to_text(role) << " " << name_of(relation);
      }
    }
  }
}

TEST(Policy, HasOneNameForEachAction) {
  std::set<std::string_view> names;
  for (int a = 0; a < action_count; ++a) names.insert(to_text(static_cast<Action>(a)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(action_count));
}

TEST(Policy, TellsWhoeverMayNotKnowTheSameAsIfThereWereNothing) {
  const auto stranger = check_policy(caller({Role::Reporter}, Relation::None), Action::ReadReport, {}, Purpose::Response);
  const auto administrator =
      check_policy(caller({Role::Administrator}, Relation::Staff), Action::ReadReport, {Relation::Staff, usual, true}, std::nullopt);
  ASSERT_FALSE(stranger.has_value());
  ASSERT_FALSE(administrator.has_value());
  EXPECT_EQ(stranger.error().code, ErrorCode::NotFound);
  EXPECT_EQ(stranger.error().code, administrator.error().code);
  EXPECT_EQ(stranger.error().slug, administrator.error().slug);
  EXPECT_EQ(stranger.error().message, administrator.error().message);
}

TEST(Policy, SaysNothingToAPersonWithoutRoles) {
  for (int a = 0; a < action_count; ++a) {
    for (const auto relation : relations) {
      const auto verdict = check_policy(caller({}, relation), static_cast<Action>(a), {relation, usual, false}, Purpose::Response);
      EXPECT_EQ(answer(verdict), "not_found") << to_text(static_cast<Action>(a));
    }
  }
}

TEST(Policy, TakesNobodyForStaffWhoIsNot) {
  auto member = caller({Role::Coordinator, Role::Approver, Role::Analyst}, Relation::Staff);
  member.station_staff = false;
  EXPECT_EQ(answer(check_policy(member, Action::ReadReport, {Relation::Staff, usual, false}, Purpose::Response)), "not_found");
}

TEST(Policy, WantsAPurposeOfTheTermsBeforeStaffReadsABody) {
  const auto analyst = caller({Role::Analyst}, Relation::Staff);
  const ObjectFacts facts{Relation::Staff, usual, false};
  EXPECT_EQ(answer(check_policy(analyst, Action::ReadReport, facts, std::nullopt)), "purpose_missing");
  EXPECT_EQ(answer(check_policy(analyst, Action::ReadReport, facts, Purpose::TechnicalAnalysis)), "purpose_not_allowed");
  EXPECT_EQ(answer(check_policy(analyst, Action::ReadReport, facts, Purpose::Statistics)), "yes");
}

TEST(Policy, WantsAPurposeForEveryActionThatShowsABodyToOthers) {
  for (int a = 0; a < action_count; ++a) {
    const auto action = static_cast<Action>(a);
    const bool shows_no_body = action == Action::ReadCustody || action == Action::ReadNotices || action == Action::ReadStatistics;
    if (!is_read(action) || shows_no_body) continue;
    for (const auto relation : {Relation::Addressed, Relation::Staff}) {
      std::set<Role> roles;
      for (int r = 0; r < role_count; ++r) roles.insert(static_cast<Role>(r));
      const auto verdict = check_policy(caller(roles, relation), action, {relation, usual, false}, std::nullopt);
      EXPECT_FALSE(verdict.has_value()) << to_text(action) << " " << name_of(relation);
    }
  }
}

TEST(Policy, LetsGiversReadTheirOwnWithoutAPurpose) {
  const auto giver = caller({Role::Reporter}, Relation::Own);
  const ObjectFacts facts{Relation::Own, usual, false};
  EXPECT_EQ(answer(check_policy(giver, Action::ReadReport, facts, std::nullopt)), "yes");
  EXPECT_EQ(answer(check_policy(giver, Action::ReadReport, facts, Purpose::TechnicalAnalysis)), "yes");
}

TEST(Policy, NeverLetsARegulatoryPurposePassThatTheTermsDoNotName) {
  for (int a = 0; a < action_count; ++a) {
    for (const auto purpose : {Purpose::Supervision, Purpose::Guidance, Purpose::Investigation}) {
      for (const auto relation : {Relation::Own, Relation::Addressed, Relation::Staff}) {
        const auto action = static_cast<Action>(a);
        std::set<Role> roles;
        for (int r = 0; r < role_count; ++r) roles.insert(static_cast<Role>(r));
        const auto refused = check_policy(caller(roles, relation), action, {relation, usual, false}, purpose);
        const auto allowed = check_policy(caller(roles, relation), action, {relation, {purpose}, false}, purpose);
        const bool about_no_item = action == Action::FileReport || action == Action::FileForCaller || action == Action::WriteBulletin ||
                                   action == Action::ReadCharters || action == Action::ReadDispatches || action == Action::ManagePeople ||
                                   action == Action::CountTally || (action >= Action::ReadTallies && action != Action::ConfirmRestoration);
        if (about_no_item) {
          EXPECT_EQ(answer(refused), answer(allowed)) << to_text(action);
        } else {
          EXPECT_FALSE(refused.has_value()) << to_text(action) << " " << name_of(relation);
        }
      }
    }
  }
}

TEST(Policy, LetsSupervisionReadForSupervisionWhereTheLawPutItInTheTerms) {
  const auto official = caller({Role::MinistrySupervision}, Relation::Staff);
  EXPECT_EQ(answer(check_policy(official, Action::ReadReport, {Relation::Staff, {Purpose::Supervision}, false}, Purpose::Supervision)),
            "yes");
}

TEST(Policy, WantsFourEyesOnWhatLeavesAndOnlyThere) {
  for (const auto action : {Action::ReleaseClearance, Action::ReleaseBulletin, Action::AdoptProposal}) {
    const auto approver = caller({Role::Approver, Role::Coordinator}, Relation::Staff);
    const auto verdict = check_policy(approver, action, {Relation::Staff, usual, true}, std::nullopt);
    EXPECT_EQ(answer(verdict), "four_eyes");
    EXPECT_EQ(verdict.error().code, ErrorCode::Forbidden);
  }
  const auto editor = caller({Role::Coordinator}, Relation::Staff);
  EXPECT_EQ(answer(check_policy(editor, Action::EditClearance, {Relation::Staff, usual, true}, std::nullopt)), "yes");
}

RC_GTEST_PROP(Policy, NeverTakesAwayForAnotherRole, (std::set<unsigned> few, std::set<unsigned> more, unsigned which)) {
  const auto to_roles = [](const std::set<unsigned>& numbers) {
    std::set<Role> roles;
    for (const auto number : numbers) roles.insert(static_cast<Role>(number % static_cast<unsigned>(role_count)));
    return roles;
  };
  const auto action = static_cast<Action>(which % static_cast<unsigned>(action_count));
  const auto relation = *rc::gen::elementOf(relations);
  auto many = to_roles(few);
  many.merge(to_roles(more));
  const ObjectFacts facts{relation, usual, false};
  if (check_policy(caller(to_roles(few), relation), action, facts, Purpose::Response)) {
    RC_ASSERT(check_policy(caller(many, relation), action, facts, Purpose::Response).has_value());
  }
}

RC_GTEST_PROP(Policy, MakesNoPermitWhenOneObjectOfTheSetIsRefused, (std::vector<bool> visible)) {
  const auto station = station_called("power");
  std::vector<std::pair<ObjectRef, ObjectFacts>> objects;
  for (const bool seen : visible) {
    objects.push_back({{"report", std::to_string(objects.size())}, {seen ? Relation::Staff : Relation::None, usual, false}});
  }
  struct Body;
  const auto permit = decide<Action::ReadReport, Body>(caller({Role::Analyst}, Relation::Staff), station, objects, Purpose::Response);
  const bool all_visible = std::find(visible.begin(), visible.end(), false) == visible.end();
  RC_ASSERT(permit.has_value() == all_visible);
  if (permit) RC_ASSERT(permit->objects().size() == objects.size());
}

TEST(Seats, KeepVoluntaryAndStatutoryApartAtAMinistryAndAtTheCentre) {
  for (const auto kind : {StationKind::Ministry, StationKind::Centre}) {
    const auto desk = caller({Role::MinistryDesk}, Relation::Staff);
    const auto supervision = caller({Role::MinistrySupervision}, Relation::Staff);
    const auto both = caller({Role::MinistryDesk, Role::MinistrySupervision}, Relation::Staff);
    EXPECT_TRUE(staff_may_see(desk, kind, Duty::Voluntary));
    EXPECT_FALSE(staff_may_see(desk, kind, Duty::Statutory));
    EXPECT_FALSE(staff_may_see(supervision, kind, Duty::Voluntary));
    EXPECT_TRUE(staff_may_see(supervision, kind, Duty::Statutory));
    EXPECT_TRUE(staff_may_see(both, kind, Duty::Voluntary));
    EXPECT_TRUE(staff_may_see(both, kind, Duty::Statutory));
  }
}

TEST(Seats, LetAnalystsOfTheCentreWorkForItsDeskButWantTheSeatNamedAtAMinistry) {
  const auto analyst = caller({Role::Analyst}, Relation::Staff);
  EXPECT_TRUE(staff_may_see(analyst, StationKind::Centre, Duty::Voluntary));
  EXPECT_FALSE(staff_may_see(analyst, StationKind::Centre, Duty::Statutory));
  EXPECT_FALSE(staff_may_see(analyst, StationKind::Ministry, Duty::Voluntary));
}

TEST(Seats, LetAuditorsPassOnlyWhenTheyDoNothingElse) {
  const auto auditor = caller({Role::Auditor}, Relation::Staff);
  const auto working = caller({Role::Auditor, Role::Coordinator}, Relation::Staff);
  EXPECT_TRUE(staff_may_see(auditor, StationKind::Ministry, Duty::Statutory));
  EXPECT_FALSE(staff_may_see(working, StationKind::Ministry, Duty::Statutory));
  EXPECT_FALSE(staff_may_see(working, StationKind::Ministry, Duty::Voluntary));
}

TEST(Seats, KnowNoStatutoryItemElsewhereAndNoStrangers) {
  for (const auto kind : {StationKind::Ceptoar, StationKind::Agency}) {
    EXPECT_TRUE(staff_may_see(caller({Role::Coordinator}, Relation::Staff), kind, Duty::Voluntary));
    EXPECT_FALSE(staff_may_see(caller({Role::MinistrySupervision, Role::Auditor}, Relation::Staff), kind, Duty::Statutory));
    EXPECT_FALSE(staff_may_see(caller({Role::Coordinator}, Relation::Own), kind, Duty::Voluntary));
  }
}

TEST(Actor, IsARoleAtAStationAndNeverAPerson) {
  const auto station = station_called("power");
  EXPECT_EQ(actor_text(caller({Role::Coordinator, Role::Approver}, Relation::Staff), Action::EditClearance, station), "coordinator@power");
  EXPECT_EQ(actor_text(caller({Role::Coordinator, Role::Approver}, Relation::Staff), Action::ReleaseClearance, station), "approver@power");
  EXPECT_EQ(actor_text(caller({Role::Reporter}, Relation::Own), Action::ReadReport, station), "reporter@power");
  EXPECT_EQ(actor_text(caller({Role::Administrator}, Relation::Staff), Action::ReadReport, station), "staff@power");
}

TEST(Actor, ShowsBothSeatsOfAPersonWhoSitsInBoth) {
  const auto station = station_called("ministry");
  EXPECT_EQ(actor_text(caller({Role::MinistryDesk, Role::MinistrySupervision}, Relation::Staff), Action::ReadReport, station),
            "ministry_desk+ministry_supervision@ministry");
}

}  // namespace
}  // namespace noroshi::domain
