#include "services/people/authenticate.hpp"

#include "base/sha256.hpp"
#include "domain/report/limits.hpp"

namespace noroshi::services {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
namespace limits = domain::limits;

/// The time of last use is written at this grain, so that reading pages does not write each time.
constexpr minutes touch_grain{1};

auto is_alive(const ports::SessionRow& session, UtcTime now) -> bool {
  const seconds skew{limits::clock_skew_seconds_max};
  const bool from_the_future = now + skew < session.last_seen_at || now + skew < session.created_at;
  return !from_the_future && now - session.last_seen_at <= minutes{limits::session_idle_minutes} &&
         now - session.created_at <= hours{limits::session_hours_max};
}

/// Looked up again inside: a session that was signed out meanwhile does not come back.
auto touch(House& house, const Bytes32& digest, UtcTime now) -> Result<> {
  NOROSHI_TRY(house.store.write([&](ports::Transaction& tx) -> Result<> {
    auto session = NOROSHI_TRY(tx.find_session(digest));
    if (!session) return unauthorised();
    session->last_seen_at = now;
    return tx.put_session(*session);
  }));
  return {};
}

auto load_person(const ports::Transaction& tx, const domain::PersonId& id) -> Result<ports::PersonRow> {
  auto person = NOROSHI_TRY(tx.find_person(id));
  if (!person || !may_sign_in(*person)) return unauthorised();
  return *std::move(person);
}

}  // namespace

auto may_sign_in(const ports::PersonRow& person) -> bool { return person.active && !person.password_hash.empty(); }

auto caller_of(const ports::PersonRow& person) -> domain::Caller {
  return {person.id, person.organisation, person.roles, person.station_staff, person.display};
}

auto authenticate_session(House& house, std::string_view token) -> Result<Authenticated> {
  const auto digest = sha256(token);
  const auto now = house.clock.now();
  std::optional<ports::SessionRow> session;
  std::optional<ports::PersonRow> person;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    session = NOROSHI_TRY(tx.find_session(digest));
    if (!session || !is_alive(*session, now)) return unauthorised();
    person = NOROSHI_TRY(load_person(tx, session->person));
    return {};
  }));
  if (now - session->last_seen_at >= touch_grain) NOROSHI_TRY(touch(house, digest, now));
  return Authenticated{caller_of(*person), session->purpose, digest};
}

auto authenticate_token(House& house, std::string_view token) -> Result<Authenticated> {
  const auto digest = sha256(token);
  const auto now = house.clock.now();
  std::optional<ports::PersonRow> person;
  NOROSHI_TRY(house.store.read([&](const ports::Transaction& tx) -> Result<> {
    const auto row = NOROSHI_TRY(tx.find_api_token(digest));
    if (!row || (row->expires_at && *row->expires_at <= now)) return unauthorised();
    person = NOROSHI_TRY(load_person(tx, row->person));
    return {};
  }));
  return Authenticated{caller_of(*person), std::nullopt, std::nullopt};
}

}  // namespace noroshi::services
