#include "services/people/enrol.hpp"

#include "services/log/account_log.hpp"
#include "services/people/authenticate.hpp"
#include "services/people/change_password.hpp"
#include "services/people/enrolment_code.hpp"
#include "services/people/people.hpp"

namespace noroshi::services {
namespace {

auto code_refused() { return fail({{"code", "does not work: ask the administrator for a new one"}}); }

}  // namespace

auto enrol(House& house, const std::string& code, const Secret& password) -> Result<domain::Written<domain::PersonId>> {
  // Without the user's name, so that the answer to a bad password does not depend on the code.
  if (auto fault = find_password_fault(password, "")) return fail({{"password", *std::move(fault)}});
  const auto hash = NOROSHI_TRY(house.passwords.hash(password));
  std::optional<domain::PersonId> enrolled;
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto enrolment = NOROSHI_TRY(tx.take_enrolment(enrolment_digest(code)));
    if (!enrolment || enrolment->expires_at <= house.clock.now()) return code_refused();
    auto person = NOROSHI_TRY(tx.find_person(enrolment->person));
    if (!person || !person->active) return code_refused();
    person->password_hash = hash;
    NOROSHI_TRY(tx.put_person(*person));
    NOROSHI_TRY(end_all_access(tx, person->id));
    enrolled = person->id;
    return log_account(tx, house, caller_of(*person), "person_enrolled", person->id);
  }));
  return domain::Written{*std::move(enrolled), durable};
}

}  // namespace noroshi::services
