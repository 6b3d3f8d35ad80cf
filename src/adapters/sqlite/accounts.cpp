#include "adapters/sqlite/sqlite_transaction.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_organisation{
    "SELECT id, name_ja, name_en, kind, sector, represented, prefectures, customers, parent FROM organisation"};

auto read_organisation(Row& row) -> domain::Organisation {
  return {.id = row.take<domain::OrganisationId>(),
          .name_ja = row.take<std::string>(),
          .name_en = row.take<std::string>(),
          .kind = row.take<domain::OrganisationKind>(),
          .sector = row.take<std::string>(),
          .represented = row.take<int>(),
          .prefectures = row.take<std::set<std::string>>(),
          .customers = row.take<std::int64_t>(),
          .parent = row.take<std::string>()};
}

constexpr Fragment select_person{
    "SELECT id, organisation, user, display, mail, password_hash,"
    " (SELECT group_concat(role, char(10)) FROM person_role WHERE person_role.person = person.id), station_staff, active FROM person"};

auto read_person(Row& row) -> ports::PersonRow {
  return {.id = row.take<domain::PersonId>(),
          .organisation = row.take<domain::OrganisationId>(),
          .user = row.take<std::string>(),
          .display = row.take<std::string>(),
          .mail = row.take<std::string>(),
          .password_hash = row.take<std::string>(),
          .roles = row.take_words<domain::Role>(),
          .station_staff = row.take<bool>(),
          .active = row.take<bool>()};
}

auto read_session(Row& row) -> ports::SessionRow {
  return {.token_sha256 = row.take<Bytes32>(),
          .person = row.take<domain::PersonId>(),
          .purpose = row.take<std::optional<domain::Purpose>>(),
          .created_at = row.take<UtcTime>(),
          .last_seen_at = row.take<UtcTime>()};
}

constexpr Fragment select_api_token{"SELECT token_sha256, id, person, label, created_at, expires_at FROM api_token"};

auto read_api_token(Row& row) -> ports::ApiTokenRow {
  return {.token_sha256 = row.take<Bytes32>(),
          .id = row.take<std::string>(),
          .person = row.take<domain::PersonId>(),
          .label = row.take<std::string>(),
          .created_at = row.take<UtcTime>(),
          .expires_at = row.take<std::optional<UtcTime>>()};
}

auto read_enrolment(Row& row) -> ports::EnrolmentRow {
  return {.code_sha256 = row.take<Bytes32>(), .person = row.take<domain::PersonId>(), .expires_at = row.take<UtcTime>()};
}

}  // namespace

auto SqliteTransaction::put_organisation(const domain::Organisation& organisation) -> Result<> {
  std::string prefectures;
  for (const auto& prefecture : organisation.prefectures) prefectures += (prefectures.empty() ? "" : "\n") + prefecture;
  NOROSHI_TRY(
      connection_.execute("INSERT INTO organisation (id, name_ja, name_en, kind, sector, represented, prefectures, customers, parent)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                          " ON CONFLICT (id) DO UPDATE SET name_ja = excluded.name_ja, name_en = excluded.name_en, kind = excluded.kind,"
                          " sector = excluded.sector, represented = excluded.represented, prefectures = excluded.prefectures,"
                          " customers = excluded.customers, parent = excluded.parent",
                          organisation.id, organisation.name_ja, organisation.name_en, organisation.kind, organisation.sector,
                          organisation.represented, prefectures, organisation.customers, organisation.parent));
  return {};
}

auto SqliteTransaction::find_organisation(const domain::OrganisationId& id) const -> Result<std::optional<domain::Organisation>> {
  return connection_.find(sql<select_organisation, " WHERE id = ?">, read_organisation, id);
}

auto SqliteTransaction::list_organisations() const -> Result<std::vector<domain::Organisation>> {
  return connection_.list(sql<select_organisation, " ORDER BY seq">, read_organisation);
}

auto SqliteTransaction::put_person(const ports::PersonRow& person) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO person (id, organisation, user, display, mail, password_hash, station_staff, active) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET organisation = excluded.organisation, user = excluded.user, display = excluded.display,"
      " mail = excluded.mail, password_hash = excluded.password_hash, station_staff = excluded.station_staff, active = excluded.active",
      person.id, person.organisation, person.user, person.display, person.mail, person.password_hash, person.station_staff, person.active));
  NOROSHI_TRY(connection_.execute("DELETE FROM person_role WHERE person = ?", person.id));
  for (const domain::Role role : person.roles) {
    NOROSHI_TRY(connection_.execute("INSERT INTO person_role (person, role) VALUES (?, ?)", person.id, role));
  }
  return {};
}

auto SqliteTransaction::find_person(const domain::PersonId& id) const -> Result<std::optional<ports::PersonRow>> {
  return connection_.find(sql<select_person, " WHERE id = ?">, read_person, id);
}

auto SqliteTransaction::find_person_by_user(const std::string& user) const -> Result<std::optional<ports::PersonRow>> {
  return connection_.find(sql<select_person, " WHERE user = ?">, read_person, user);
}

auto SqliteTransaction::list_people() const -> Result<std::vector<ports::PersonRow>> {
  return connection_.list(sql<select_person, " ORDER BY seq">, read_person);
}

auto SqliteTransaction::put_session(const ports::SessionRow& session) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO session (token_sha256, person, purpose, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (token_sha256) DO UPDATE SET person = excluded.person, purpose = excluded.purpose, created_at = excluded.created_at,"
      " last_seen_at = excluded.last_seen_at",
      session.token_sha256, session.person, session.purpose, session.created_at, session.last_seen_at));
  return {};
}

auto SqliteTransaction::find_session(const Bytes32& token_sha256) const -> Result<std::optional<ports::SessionRow>> {
  return connection_.find("SELECT token_sha256, person, purpose, created_at, last_seen_at FROM session WHERE token_sha256 = ?",
                          read_session, token_sha256);
}

auto SqliteTransaction::remove_session(const Bytes32& token_sha256) -> Result<> {
  NOROSHI_TRY(connection_.execute("DELETE FROM session WHERE token_sha256 = ?", token_sha256));
  return {};
}

auto SqliteTransaction::remove_sessions_of(const domain::PersonId& person) -> Result<> {
  NOROSHI_TRY(connection_.execute("DELETE FROM session WHERE person = ?", person));
  return {};
}

auto SqliteTransaction::put_api_token(const ports::ApiTokenRow& token) -> Result<> {
  NOROSHI_TRY(
      connection_.execute("INSERT INTO api_token (token_sha256, id, person, label, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)"
                          " ON CONFLICT (token_sha256) DO UPDATE SET id = excluded.id, person = excluded.person, label = excluded.label,"
                          " created_at = excluded.created_at, expires_at = excluded.expires_at",
                          token.token_sha256, token.id, token.person, token.label, token.created_at, token.expires_at));
  return {};
}

auto SqliteTransaction::find_api_token(const Bytes32& token_sha256) const -> Result<std::optional<ports::ApiTokenRow>> {
  return connection_.find(sql<select_api_token, " WHERE token_sha256 = ?">, read_api_token, token_sha256);
}

auto SqliteTransaction::list_api_tokens(const domain::PersonId& person) const -> Result<std::vector<ports::ApiTokenRow>> {
  return connection_.list(sql<select_api_token, " WHERE person = ? ORDER BY seq">, read_api_token, person);
}

auto SqliteTransaction::remove_api_token(const domain::PersonId& person, const std::string& id) -> Result<bool> {
  return NOROSHI_TRY(connection_.execute("DELETE FROM api_token WHERE person = ? AND id = ?", person, id)) > 0;
}

auto SqliteTransaction::put_enrolment(const ports::EnrolmentRow& enrolment) -> Result<> {
  NOROSHI_TRY(
      connection_.execute("INSERT INTO enrolment (code_sha256, person, expires_at) VALUES (?, ?, ?)"
                          " ON CONFLICT (code_sha256) DO UPDATE SET person = excluded.person, expires_at = excluded.expires_at",
                          enrolment.code_sha256, enrolment.person, enrolment.expires_at));
  return {};
}

auto SqliteTransaction::take_enrolment(const Bytes32& code_sha256) -> Result<std::optional<ports::EnrolmentRow>> {
  return connection_.find("DELETE FROM enrolment WHERE code_sha256 = ? RETURNING code_sha256, person, expires_at", read_enrolment,
                          code_sha256);
}

}  // namespace noroshi::sqlite
