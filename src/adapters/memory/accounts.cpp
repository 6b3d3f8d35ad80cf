#include "adapters/memory/memory_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::memory {

using ports::already_exists;
using ports::parent_missing;

auto MemoryTransaction::put_organisation(const domain::Organisation& organisation) -> Result<> {
  state_.organisations.put(journal_, organisation.id, organisation);
  return {};
}

auto MemoryTransaction::find_organisation(const domain::OrganisationId& id) const -> Result<std::optional<domain::Organisation>> {
  return state_.organisations.copy_of(id);
}

auto MemoryTransaction::list_organisations() const -> Result<std::vector<domain::Organisation>> { return state_.organisations.all(); }

auto MemoryTransaction::put_person(const ports::PersonRow& person) -> Result<> {
  if (!state_.organisations.contains(person.organisation)) return parent_missing("person");
  const auto* namesake = state_.people.find_if([&](const auto& other) { return other.user == person.user && other.id != person.id; });
  if (namesake != nullptr) return already_exists("person.user");
  state_.people.put(journal_, person.id, person);
  return {};
}

auto MemoryTransaction::find_person(const domain::PersonId& id) const -> Result<std::optional<ports::PersonRow>> {
  return state_.people.copy_of(id);
}

auto MemoryTransaction::find_person_by_user(const std::string& user) const -> Result<std::optional<ports::PersonRow>> {
  const auto* found = state_.people.find_if([&](const auto& person) { return person.user == user; });
  return found == nullptr ? std::nullopt : std::optional{*found};
}

auto MemoryTransaction::list_people() const -> Result<std::vector<ports::PersonRow>> { return state_.people.all(); }

auto MemoryTransaction::put_session(const ports::SessionRow& session) -> Result<> {
  if (!state_.people.contains(session.person)) return parent_missing("session");
  state_.sessions.put(journal_, session.token_sha256, session);
  return {};
}

auto MemoryTransaction::find_session(const Bytes32& token_sha256) const -> Result<std::optional<ports::SessionRow>> {
  return state_.sessions.copy_of(token_sha256);
}

auto MemoryTransaction::remove_session(const Bytes32& token_sha256) -> Result<> {
  state_.sessions.remove(journal_, token_sha256);
  return {};
}

auto MemoryTransaction::remove_sessions_of(const domain::PersonId& person) -> Result<> {
  state_.sessions.remove_if(journal_, [&](const auto& session) { return session.person == person; });
  return {};
}

auto MemoryTransaction::put_api_token(const ports::ApiTokenRow& token) -> Result<> {
  if (!state_.people.contains(token.person)) return parent_missing("api_token");
  const auto* namesake =
      state_.api_tokens.find_if([&](const auto& other) { return other.id == token.id && other.token_sha256 != token.token_sha256; });
  if (namesake != nullptr) return already_exists("api_token.id");
  state_.api_tokens.put(journal_, token.token_sha256, token);
  return {};
}

auto MemoryTransaction::find_api_token(const Bytes32& token_sha256) const -> Result<std::optional<ports::ApiTokenRow>> {
  return state_.api_tokens.copy_of(token_sha256);
}

auto MemoryTransaction::list_api_tokens(const domain::PersonId& person) const -> Result<std::vector<ports::ApiTokenRow>> {
  return state_.api_tokens.select([&](const auto& token) { return token.person == person; });
}

auto MemoryTransaction::remove_api_token(const domain::PersonId& person, const std::string& id) -> Result<bool> {
  const auto* found = state_.api_tokens.find_if([&](const auto& token) { return token.person == person && token.id == id; });
  return found != nullptr && state_.api_tokens.remove(journal_, Bytes32{found->token_sha256});
}

auto MemoryTransaction::put_enrolment(const ports::EnrolmentRow& enrolment) -> Result<> {
  if (!state_.people.contains(enrolment.person)) return parent_missing("enrolment");
  state_.enrolments.put(journal_, enrolment.code_sha256, enrolment);
  return {};
}

auto MemoryTransaction::take_enrolment(const Bytes32& code_sha256) -> Result<std::optional<ports::EnrolmentRow>> {
  auto found = state_.enrolments.copy_of(code_sha256);
  state_.enrolments.remove(journal_, code_sha256);
  return found;
}

}  // namespace noroshi::memory
