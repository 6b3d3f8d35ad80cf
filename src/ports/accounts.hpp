#pragma once

#include "base/time.hpp"
#include "domain/handling/label.hpp"
#include "domain/party/party.hpp"

#include <optional>
#include <string>
#include <vector>

namespace noroshi::ports {

using domain::Organisation;
using domain::OrganisationId;
using domain::PersonId;

struct PersonRow {
  PersonId id;
  OrganisationId organisation;
  std::string user;  ///< sign-in name, unique at the station, folded by fold_for_match
  std::string display;
  std::string mail;           ///< where notices without content go; may be empty
  std::string password_hash;  ///< empty until enrolled
  std::set<domain::Role> roles;
  bool station_staff = false;
  bool active = true;
};

struct SessionRow {
  Bytes32 token_sha256{};  ///< the token itself is never stored
  PersonId person;
  std::optional<domain::Purpose> purpose;  ///< stated once per case and shift (R1)
  UtcTime created_at;
  UtcTime last_seen_at;
};

struct ApiTokenRow {
  Bytes32 token_sha256{};
  std::string id;  ///< public name of the token, for revoking
  PersonId person;
  std::string label;
  UtcTime created_at;
  std::optional<UtcTime> expires_at;
};

struct EnrolmentRow {
  Bytes32 code_sha256{};
  PersonId person;
  UtcTime expires_at;
};

/// People and how they prove who they are. Absent = nullopt; a write that breaks uniqueness is `Conflict`.
class Accounts {
public:
  virtual ~Accounts() = default;
  virtual auto put_organisation(const Organisation& organisation) -> Result<> = 0;
  virtual auto find_organisation(const OrganisationId& id) const -> Result<std::optional<Organisation>> = 0;
  virtual auto list_organisations() const -> Result<std::vector<Organisation>> = 0;
  virtual auto put_person(const PersonRow& person) -> Result<> = 0;
  virtual auto find_person(const PersonId& id) const -> Result<std::optional<PersonRow>> = 0;
  virtual auto find_person_by_user(const std::string& user) const -> Result<std::optional<PersonRow>> = 0;
  virtual auto list_people() const -> Result<std::vector<PersonRow>> = 0;
  virtual auto put_session(const SessionRow& session) -> Result<> = 0;
  virtual auto find_session(const Bytes32& token_sha256) const -> Result<std::optional<SessionRow>> = 0;
  virtual auto remove_session(const Bytes32& token_sha256) -> Result<> = 0;
  virtual auto remove_sessions_of(const PersonId& person) -> Result<> = 0;
  virtual auto put_api_token(const ApiTokenRow& token) -> Result<> = 0;
  virtual auto find_api_token(const Bytes32& token_sha256) const -> Result<std::optional<ApiTokenRow>> = 0;
  virtual auto list_api_tokens(const PersonId& person) const -> Result<std::vector<ApiTokenRow>> = 0;
  virtual auto remove_api_token(const PersonId& person, const std::string& id) -> Result<bool> = 0;
  virtual auto put_enrolment(const EnrolmentRow& enrolment) -> Result<> = 0;
  /// Finds and removes in one step: a code works once.
  virtual auto take_enrolment(const Bytes32& code_sha256) -> Result<std::optional<EnrolmentRow>> = 0;
};

}  // namespace noroshi::ports
