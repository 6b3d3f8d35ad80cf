#include "services/people/sign_in.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "services/log/append_log.hpp"
#include "services/people/authenticate.hpp"

namespace noroshi::services {
namespace {

auto log_sign_in(ports::Transaction& tx, House& house, const domain::Caller& caller) -> Result<> {
  LogDraft draft;
  draft.kind = domain::EntryKind::SignedIn;
  draft.actor = domain::actor_text(caller, domain::Action::ReadCharters, house.station);
  draft.object = caller.person.str();
  NOROSHI_TRY(append_log(tx, house, draft));
  return {};
}

}  // namespace

auto sign_in(House& house, const std::string& user, const Secret& password) -> Result<domain::Written<SignedIn>> {
  std::optional<ports::PersonRow> person;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    person = NOROSHI_TRY(tx.find_person_by_user(fold_for_match(user)));
    return {};
  }));
  const bool known = person && may_sign_in(*person);
  const bool right = house.passwords.matches(password, known ? person->password_hash : house.passwords.decoy());
  if (!known || !right) return unauthorised();

  auto token = to_base64url(house.random.bytes32());
  const auto now = house.clock.now();
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    const auto again = NOROSHI_TRY(tx.find_person(person->id));
    if (!again || !may_sign_in(*again) || again->password_hash != person->password_hash) return unauthorised();
    NOROSHI_TRY(tx.put_session({sha256(token), person->id, std::nullopt, now, now}));
    return log_sign_in(tx, house, caller_of(*again));
  }));
  return domain::Written{SignedIn{std::move(token), caller_of(*person)}, durable};
}

auto sign_out(House& house, const Bytes32& session) -> Result<domain::Written<Bytes32>> {
  const auto durable = NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) { return tx.remove_session(session); }));
  return domain::Written{session, durable};
}

}  // namespace noroshi::services
