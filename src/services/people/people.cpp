#include "services/people/people.hpp"

#include "base/text.hpp"
#include "domain/handling/policy.hpp"
#include "services/log/account_log.hpp"
#include "services/people/enrolment_code.hpp"
#include "services/report/thread_access.hpp"

namespace noroshi::services {
namespace {

using domain::OrganisationKind;
using domain::Role;
using domain::StationKind;

constexpr std::size_t user_chars_min = 3;
constexpr std::size_t user_chars_max = 64;

auto check_administrator(const domain::Caller& caller) -> Result<> {
  const domain::ObjectFacts facts{caller.station_staff ? domain::Relation::Staff : domain::Relation::Own, {}, false};
  return domain::check_policy(caller, domain::Action::ManagePeople, facts, std::nullopt);
}

/// Roles of those who told something or get something; all others belong to the station's own people.
auto is_member_role(Role role) -> bool {
  return role == Role::Reporter || role == Role::HomeApprover || role == Role::Recipient || role == Role::Executive;
}

/// What is wrong with giving this role to somebody of this organisation; empty when it is fine.
auto find_role_fault(const House& house, const domain::Organisation& organisation, Role role) -> std::string {
  const bool staff = is_staff_organisation(house.station.kind, organisation.kind);
  const std::string name{domain::to_text(role)};
  if (!staff && !is_member_role(role)) return name + " is for the station's own people: take it out";
  const bool seat = role == Role::MinistryDesk || role == Role::MinistrySupervision;
  const bool has_seats = house.station.kind == StationKind::Ministry || house.station.kind == StationKind::Centre;
  if (seat && !has_seats) return name + " is a seat that this station does not have: take it out";
  return {};
}

auto check_invitation(const House& house, const std::optional<domain::Organisation>& organisation, const InvitePerson& request)
    -> Result<> {
  std::vector<FieldError> mistakes;
  const auto user = fold_for_match(request.user);
  const auto length = count_code_points(user);
  if (length < user_chars_min || length > user_chars_max) {
    mistakes.push_back({"user", fmt::format("must have {} to {} characters", user_chars_min, user_chars_max)});
  }
  if (!request.mail.empty() &&
      (request.mail.find('@') == std::string::npos || request.mail.find_first_of(" \t\r\n,;<>") != std::string::npos)) {
    mistakes.push_back({"mail", "is not one mail address: write it as name@example.jp"});
  }
  if (request.roles.empty()) mistakes.push_back({"roles", "is empty: give at least one"});
  if (!organisation) {
    mistakes.push_back({"organisation", "is not a member of this station: choose one of the list"});
  } else {
    for (const auto role : request.roles) {
      if (auto fault = find_role_fault(house, *organisation, role); !fault.empty()) mistakes.push_back({"roles", std::move(fault)});
    }
  }
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return {};
}

auto join_roles(const std::set<Role>& roles) -> std::string {
  std::string text;
  for (const auto role : roles) text += (text.empty() ? "" : ",") + std::string{domain::to_text(role)};
  return text;
}

/// The code hangs on the invitation's own id, so that a repeated request shows the same one and a new invitation another.
auto write_code(ports::Transaction& tx, House& house, const domain::PersonId& person, const std::string& invitation) -> Result<Invited> {
  Invited invited{person, enrolment_code(house, invitation), house.clock.now() + enrolment_code_life};
  NOROSHI_TRY(tx.put_enrolment({enrolment_digest(invited.code), person, invited.expires_at}));
  return invited;
}

/// "<person> <invitation>": what the Idempotency-Key remembers.
auto repeat_invitation(House& house, const std::string& created) -> Result<Invited> {
  const auto space = created.find(' ');
  const auto person = NOROSHI_TRY(domain::PersonId::parse(created.substr(0, space)));
  return Invited{person, enrolment_code(house, created.substr(space + 1)), house.clock.now() + enrolment_code_life};
}

auto add_person(ports::Transaction& tx, House& house, const InvitePerson& request) -> Result<domain::PersonId> {
  const auto organisation = NOROSHI_TRY(tx.find_organisation(request.organisation));
  NOROSHI_TRY(check_invitation(house, organisation, request));
  const auto user = fold_for_match(request.user);
  if (NOROSHI_TRY(tx.find_person_by_user(user))) return fail(ErrorCode::Conflict, "user_taken", "this user name is taken; choose another");
  const auto id = house.random.id<domain::PersonId>();
  const bool staff = is_staff_organisation(house.station.kind, organisation->kind);
  NOROSHI_TRY(tx.put_person({id, request.organisation, user, to_nfc(trim(request.display)), request.mail, "", request.roles, staff, true}));
  return id;
}

using Invite = std::function<Result<domain::PersonId>(ports::Transaction&)>;

/// One transaction: who is invited, the code, the key and the log entry.
auto invite(House& house, const domain::Caller& caller, const RequestKey& key, const std::string& detail, const Invite& person_of)
    -> Result<domain::Written<Invited>> {
  NOROSHI_TRY(check_administrator(caller));
  std::optional<Invited> invited;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (const auto repeat = NOROSHI_TRY(find_repeat(tx, caller, key))) {
      invited = NOROSHI_TRY(repeat_invitation(house, *repeat));
      return {};
    }
    const auto person = NOROSHI_TRY(person_of(tx));
    const auto invitation = to_hex(house.random.bytes32());
    invited = NOROSHI_TRY(write_code(tx, house, person, invitation));
    NOROSHI_TRY(remember_request(tx, house, caller, key, person.str() + " " + invitation));
    return log_account(tx, house, caller, "person_invited", person, detail);
  }));
  return domain::Written{*std::move(invited), durable};
}

}  // namespace

auto is_staff_organisation(StationKind station, OrganisationKind organisation) -> bool {
  switch (station) {
    case StationKind::Ceptoar: return organisation == OrganisationKind::Ceptoar;
    case StationKind::Ministry: return organisation == OrganisationKind::Ministry;
    case StationKind::Centre: return organisation == OrganisationKind::Centre;
    case StationKind::Agency: return organisation == OrganisationKind::Agency;
  }
  return false;
}

auto end_all_access(ports::Transaction& tx, const domain::PersonId& person) -> Result<> {
  NOROSHI_TRY(tx.remove_sessions_of(person));
  for (const auto& token : NOROSHI_TRY(tx.list_api_tokens(person))) NOROSHI_TRY(tx.remove_api_token(person, token.id));
  return {};
}

auto invite_person(House& house, const domain::Caller& caller, const RequestKey& key, const InvitePerson& request)
    -> Result<domain::Written<Invited>> {
  return invite(house, caller, key, join_roles(request.roles), [&](ports::Transaction& tx) { return add_person(tx, house, request); });
}

auto invite_again(House& house, const domain::Caller& caller, const RequestKey& key, const domain::PersonId& person)
    -> Result<domain::Written<Invited>> {
  return invite(house, caller, key, "again", [&](ports::Transaction& tx) -> Result<domain::PersonId> {
    const auto row = NOROSHI_TRY(tx.find_person(person));
    if (!row) return not_found();
    if (!row->active) return fail(ErrorCode::Conflict, "person_deactivated", "this account is closed; invite the person anew");
    return person;
  });
}

auto deactivate_person(House& house, const domain::Caller& caller, const domain::PersonId& person)
    -> Result<domain::Written<domain::PersonId>> {
  NOROSHI_TRY(check_administrator(caller));
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    auto row = NOROSHI_TRY(tx.find_person(person));
    if (!row) return not_found();
    if (person == caller.person) return fail(ErrorCode::Forbidden, "own_account", "ask another administrator to close your account");
    row->active = false;
    row->password_hash.clear();
    NOROSHI_TRY(tx.put_person(*row));
    NOROSHI_TRY(end_all_access(tx, person));
    return log_account(tx, house, caller, "person_deactivated", person);
  }));
  return domain::Written{person, durable};
}

auto list_people(House& house, const domain::Caller& caller) -> Result<std::vector<PersonView>> {
  NOROSHI_TRY(check_administrator(caller));
  std::vector<PersonView> people;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    for (auto& row : NOROSHI_TRY(tx.list_people())) {
      people.push_back({row.id, row.organisation, row.user, row.display, row.mail, row.roles, row.active, !row.password_hash.empty()});
    }
    return {};
  }));
  return people;
}

auto load_own_organisation(House& house, const domain::Caller& caller) -> Result<domain::Organisation> {
  std::optional<domain::Organisation> organisation;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    organisation = NOROSHI_TRY(tx.find_organisation(caller.organisation));
    return {};
  }));
  if (!organisation) return not_found();
  return *std::move(organisation);
}

auto found_station(House& house, const domain::Organisation& organisation, const std::string& user) -> Result<domain::Written<Invited>> {
  std::optional<Invited> invited;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    if (!NOROSHI_TRY(tx.list_people()).empty()) {
      return fail(ErrorCode::Conflict, "station_founded", "this station has people already; its administrator invites more");
    }
    if (!is_staff_organisation(house.station.kind, organisation.kind)) {
      return fail({{"organisation", "must be the one that runs the station"}});
    }
    NOROSHI_TRY(tx.put_organisation(organisation));
    const auto person = NOROSHI_TRY(add_person(tx, house, {user, user, "", organisation.id, {Role::Administrator}}));
    invited = NOROSHI_TRY(write_code(tx, house, person, to_hex(house.random.bytes32())));
    const domain::Caller founder{person, organisation.id, {Role::Administrator}, true, user};
    return log_account(tx, house, founder, "person_invited", person, "administrator");
  }));
  return domain::Written{*std::move(invited), durable};
}

}  // namespace noroshi::services
