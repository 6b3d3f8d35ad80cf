#pragma once

#include "services/house.hpp"
#include "services/idempotency.hpp"

#include <set>
#include <string>
#include <vector>

namespace noroshi::services {

struct InvitePerson {
  std::string user;
  std::string display;
  std::string mail;
  domain::OrganisationId organisation;
  std::set<domain::Role> roles;
};

/// The code is shown in this answer alone; whoever types it first chooses the password.
struct Invited {
  domain::PersonId person;
  std::string code;
  UtcTime expires_at;
};

/// Administrators look after accounts: they invite and deactivate, and can neither set nor see a password. Each change is a log entry.
/// Errors: field errors; `Conflict` "user_taken"; Forbidden for who is no administrator.
auto invite_person(House& house, const domain::Caller& caller, const RequestKey& key, const InvitePerson& request)
    -> Result<domain::Written<Invited>>;

/// A new code for somebody who is there already and lost the password. The old password works until the code is used.
auto invite_again(House& house, const domain::Caller& caller, const RequestKey& key, const domain::PersonId& person)
    -> Result<domain::Written<Invited>>;

/// Ends all access at once. Not one's own, so that a station keeps an administrator.
auto deactivate_person(House& house, const domain::Caller& caller, const domain::PersonId& person)
    -> Result<domain::Written<domain::PersonId>>;

struct PersonView {
  domain::PersonId id;
  domain::OrganisationId organisation;
  std::string user;
  std::string display;
  std::string mail;
  std::set<domain::Role> roles;
  bool active;
  bool enrolled;
};
auto list_people(House& house, const domain::Caller& caller) -> Result<std::vector<PersonView>>;

/// Where the caller belongs.
auto load_own_organisation(House& house, const domain::Caller& caller) -> Result<domain::Organisation>;

/// For `noroshi station init`: the station's own organisation and its first administrator. Error `Conflict` when anybody is there already,
/// so that no account exists that nobody asked for.
auto found_station(House& house, const domain::Organisation& organisation, const std::string& user) -> Result<domain::Written<Invited>>;

/// Removes every session and token of a person.
auto end_all_access(ports::Transaction& tx, const domain::PersonId& person) -> Result<>;

/// Whether who belongs to this kind of organisation is staff of the station, and so may hold staff's roles.
auto is_staff_organisation(domain::StationKind station, domain::OrganisationKind organisation) -> bool;

}  // namespace noroshi::services
