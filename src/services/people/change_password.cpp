#include "services/people/change_password.hpp"

#include "base/text.hpp"
#include "domain/report/limits.hpp"
#include "services/log/account_log.hpp"
#include "services/people/authenticate.hpp"

#include <set>

namespace noroshi::services {
namespace {

constexpr std::size_t distinct_chars_min = 6;

auto put_password(ports::Transaction& tx, const domain::PersonId& id, const std::string& old_hash, const std::string& new_hash)
    -> Result<> {
  auto person = NOROSHI_TRY(tx.find_person(id));
  if (!person || !may_sign_in(*person)) return unauthorised();
  if (person->password_hash != old_hash) return fail(ErrorCode::Conflict, "password_changed", "it was changed meanwhile; sign in again");
  person->password_hash = new_hash;
  return tx.put_person(*person);
}

auto end_other_sessions(ports::Transaction& tx, const domain::PersonId& person, const std::optional<Bytes32>& kept) -> Result<> {
  std::optional<ports::SessionRow> session;
  if (kept) session = NOROSHI_TRY(tx.find_session(*kept));
  NOROSHI_TRY(tx.remove_sessions_of(person));
  if (session && session->person == person) NOROSHI_TRY(tx.put_session(*session));
  return {};
}

}  // namespace

auto find_password_fault(const Secret& password, const std::string& user) -> std::optional<std::string> {
  namespace limits = domain::limits;
  const auto text = as_text(password.reveal());
  const auto characters = to_code_points(text);
  if (characters.size() < limits::password_chars_min) {
    return "is shorter than " + std::to_string(limits::password_chars_min) + " characters: a few words make a good one";
  }
  if (characters.size() > limits::password_chars_max) {
    return "is longer than " + std::to_string(limits::password_chars_max) + " characters: shorten it";
  }
  if (std::set<char32_t>(characters.begin(), characters.end()).size() < distinct_chars_min)
    return "repeats itself: use more different characters";
  if (!user.empty() && fold_for_match(text).find(fold_for_match(user)) != std::string::npos) return "holds the user name: choose another";
  return std::nullopt;
}

auto change_password(House& house, const domain::Caller& caller, ChangePassword request) -> Result<domain::Written<domain::PersonId>> {
  std::optional<ports::PersonRow> person;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    person = NOROSHI_TRY(tx.find_person(caller.person));
    return {};
  }));
  if (!person || !may_sign_in(*person)) return unauthorised();
  std::vector<FieldError> mistakes;
  if (!house.passwords.matches(request.current, person->password_hash))
    mistakes.push_back({"current", "is not your password: type it again"});
  if (auto fault = find_password_fault(request.wanted, person->user)) mistakes.push_back({"new", *std::move(fault)});
  if (request.wanted.equals(request.current)) mistakes.push_back({"new", "is the one you have: choose another"});
  if (!mistakes.empty()) return fail(std::move(mistakes));

  const auto hash = NOROSHI_TRY(house.passwords.hash(request.wanted));
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    NOROSHI_TRY(put_password(tx, caller.person, person->password_hash, hash));
    NOROSHI_TRY(end_other_sessions(tx, caller.person, request.session));
    return log_account(tx, house, caller, "password_changed", caller.person);
  }));
  return domain::Written{caller.person, durable};
}

}  // namespace noroshi::services
