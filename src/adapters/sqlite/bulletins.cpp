#include "adapters/sqlite/sqlite_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_bulletin{
    "SELECT id, issued_here, state, charter, tlp,"
    " (SELECT group_concat(sector, char(10)) FROM bulletin_sector WHERE bulletin_sector.bulletin = bulletin.id),"
    " number, body_key, body_context, body, author, revision, at, words_at, corrected_at, corrects FROM bulletin"};

auto read_bulletin(Row& row) -> ports::BulletinRow {
  return {.id = row.take<domain::BulletinId>(),
          .issued_here = row.take<bool>(),
          .state = row.take<ports::BulletinState>(),
          .charter = row.take<std::optional<domain::CharterId>>(),
          .tlp = row.take<domain::Tlp>(),
          .sectors = row.take<std::set<std::string>>(),
          .number = row.take<int>(),
          .body = row.take<domain::SealedBytes>(),
          .author = row.take<std::optional<domain::PersonId>>(),
          .about = {},
          .revision = row.take<int>(),
          .at = row.take<UtcTime>(),
          .words_at = row.take<UtcTime>(),
          .corrected_at = row.take<std::optional<UtcTime>>(),
          .corrects = row.take<std::optional<domain::BulletinId>>()};
}

/// What hangs on a bulletin in tables of its own.
auto put_lists(Connection& connection, const ports::BulletinRow& bulletin) -> Result<> {
  NOROSHI_TRY(connection.execute("DELETE FROM bulletin_sector WHERE bulletin = ?", bulletin.id));
  NOROSHI_TRY(connection.execute("DELETE FROM bulletin_about WHERE bulletin = ?", bulletin.id));
  for (const std::string& sector : bulletin.sectors) {
    NOROSHI_TRY(connection.execute("INSERT INTO bulletin_sector (bulletin, sector) VALUES (?, ?)", bulletin.id, sector));
  }
  int position = 0;
  for (const domain::ThreadId& thread : bulletin.about) {
    NOROSHI_TRY(
        connection.execute("INSERT INTO bulletin_about (bulletin, position, thread) VALUES (?, ?, ?)", bulletin.id, position, thread));
    ++position;
  }
  return {};
}

auto with_threads(Connection& connection, std::vector<ports::BulletinRow> bulletins) -> Result<std::vector<ports::BulletinRow>> {
  for (auto& bulletin : bulletins) {
    bulletin.about = NOROSHI_TRY(connection.list(
        "SELECT thread FROM bulletin_about WHERE bulletin = ? ORDER BY position", [](Row& row) { return row.take<domain::ThreadId>(); },
        bulletin.id));
  }
  return bulletins;
}

constexpr Fragment select_use{
    "SELECT bulletin, organisation, outcome, because_key, because_context, because, acknowledged_at, used_at FROM bulletin_use"};

auto read_use(Row& row) -> ports::UseRow {
  return {.bulletin = row.take<domain::BulletinId>(),
          .organisation = row.take<domain::OrganisationId>(),
          .outcome = row.take<std::optional<domain::UseOutcome>>(),
          .because = row.take<std::optional<domain::SealedBytes>>(),
          .acknowledged_at = row.take<UtcTime>(),
          .used_at = row.take<std::optional<UtcTime>>()};
}

auto read_outcomes(Row& row) -> std::map<domain::UseOutcome, int> {
  std::map<domain::UseOutcome, int> outcomes;
  for (const auto outcome : {domain::UseOutcome::Done, domain::UseOutcome::NotApplicable, domain::UseOutcome::CouldNot}) {
    if (const auto count = row.take<std::optional<int>>()) outcomes[outcome] = *count;
  }
  return outcomes;
}

auto count_of(const std::map<domain::UseOutcome, int>& outcomes, domain::UseOutcome outcome) -> std::optional<int> {
  const auto found = outcomes.find(outcome);
  return found == outcomes.end() ? std::nullopt : std::optional{found->second};
}

auto read_received_use(Row& row) -> ports::ReceivedUseRow {
  return {.bulletin = row.take<domain::BulletinId>(),
          .charter = row.take<domain::CharterId>(),
          .outcomes = read_outcomes(row),
          .sectors_acted = row.take<int>(),
          .because = row.take<std::optional<domain::SealedBytes>>(),
          .at = row.take<UtcTime>()};
}

}  // namespace

auto SqliteTransaction::add_bulletin(const ports::BulletinRow& bulletin) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO bulletin (id, issued_here, state, charter, tlp, number, body_key, body_context, body, author, revision, at, words_at,"
      " corrected_at, corrects) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      bulletin.id, bulletin.issued_here, bulletin.state, bulletin.charter, bulletin.tlp, bulletin.number, bulletin.body, bulletin.author,
      bulletin.revision, bulletin.at, bulletin.words_at, bulletin.corrected_at, bulletin.corrects));
  return put_lists(connection_, bulletin);
}

auto SqliteTransaction::update_bulletin(const ports::BulletinRow& bulletin) -> Result<> {
  const int changed = NOROSHI_TRY(connection_.execute(
      "UPDATE bulletin SET issued_here = ?, state = ?, charter = ?, tlp = ?, number = ?, body_key = ?, "
      "body_context = ?, body = ?, author = ?,"
      " revision = ?, at = ?, words_at = ?, corrected_at = ?, corrects = ? WHERE id = ? AND revision = ?",
      bulletin.issued_here, bulletin.state, bulletin.charter, bulletin.tlp, bulletin.number, bulletin.body, bulletin.author,
      bulletin.revision, bulletin.at, bulletin.words_at, bulletin.corrected_at, bulletin.corrects, bulletin.id, bulletin.revision - 1));
  if (changed > 0) return put_lists(connection_, bulletin);
  if (NOROSHI_TRY(find_bulletin(bulletin.id))) return ports::revision_moved("bulletin");
  return ports::row_missing("bulletin");
}

auto SqliteTransaction::remove_draft(const domain::BulletinId& id) -> Result<> {
  const auto found = NOROSHI_TRY(find_bulletin(id));
  if (!found) return ports::row_missing("bulletin");
  if (found->state != ports::BulletinState::Draft) return ports::not_a_draft();
  NOROSHI_TRY(connection_.execute("DELETE FROM bulletin_sector WHERE bulletin = ?", id));
  NOROSHI_TRY(connection_.execute("DELETE FROM bulletin_about WHERE bulletin = ?", id));
  NOROSHI_TRY(connection_.execute("DELETE FROM bulletin WHERE id = ?", id));
  return {};
}

auto SqliteTransaction::find_bulletin(const domain::BulletinId& id) const -> Result<std::optional<ports::BulletinRow>> {
  auto found =
      NOROSHI_TRY(with_threads(connection_, NOROSHI_TRY(connection_.list(sql<select_bulletin, " WHERE id = ?">, read_bulletin, id))));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

auto SqliteTransaction::list_bulletins(std::size_t limit) const -> Result<std::vector<ports::BulletinRow>> {
  return with_threads(connection_,
                      NOROSHI_TRY(connection_.list(sql<select_bulletin, " ORDER BY at DESC, seq DESC LIMIT ?">, read_bulletin, limit)));
}

auto SqliteTransaction::list_bulletins_about(const domain::ThreadId& thread) const -> Result<std::vector<ports::BulletinRow>> {
  return with_threads(connection_, NOROSHI_TRY(connection_.list(sql<select_bulletin,
                                                                    " WHERE id IN (SELECT bulletin FROM bulletin_about"
                                                                    " WHERE thread = ?) ORDER BY at DESC, seq DESC">,
                                                                read_bulletin, thread)));
}

auto SqliteTransaction::next_bulletin_number() -> Result<int> {
  const auto number = NOROSHI_TRY(connection_.find_value<int>(
      "INSERT INTO counter (name, value) VALUES ('bulletin', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value"));
  return number.value_or(0);
}

auto SqliteTransaction::put_use(const ports::UseRow& use) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO bulletin_use (bulletin, organisation, outcome, because_key, because_context, because, acknowledged_at, used_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (bulletin, organisation) DO UPDATE SET outcome = excluded.outcome, because_key = excluded.because_key,"
      " because_context = excluded.because_context, because = excluded.because, acknowledged_at = excluded.acknowledged_at,"
      " used_at = excluded.used_at",
      use.bulletin, use.organisation, use.outcome, use.because, use.acknowledged_at, use.used_at));
  return {};
}

auto SqliteTransaction::find_use(const domain::BulletinId& bulletin, const domain::OrganisationId& organisation) const
    -> Result<std::optional<ports::UseRow>> {
  return connection_.find(sql<select_use, " WHERE bulletin = ? AND organisation = ?">, read_use, bulletin, organisation);
}

auto SqliteTransaction::list_uses(const domain::BulletinId& bulletin) const -> Result<std::vector<ports::UseRow>> {
  return connection_.list(sql<select_use, " WHERE bulletin = ? ORDER BY seq">, read_use, bulletin);
}

auto SqliteTransaction::add_received_use(const ports::ReceivedUseRow& use) -> Result<> {
  NOROSHI_TRY(
      connection_.execute("INSERT INTO received_use (bulletin, charter, done, not_applicable, could_not, sectors_acted, because_key, "
                          "because_context, because, at)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                          use.bulletin, use.charter, count_of(use.outcomes, domain::UseOutcome::Done),
                          count_of(use.outcomes, domain::UseOutcome::NotApplicable), count_of(use.outcomes, domain::UseOutcome::CouldNot),
                          use.sectors_acted, use.because, use.at));
  return {};
}

auto SqliteTransaction::list_received_uses(const domain::BulletinId& bulletin) const -> Result<std::vector<ports::ReceivedUseRow>> {
  return connection_.list(
      "SELECT bulletin, charter, done, not_applicable, could_not, sectors_acted, because_key, because_context, because, at"
      " FROM received_use WHERE bulletin = ? ORDER BY seq",
      read_received_use, bulletin);
}

}  // namespace noroshi::sqlite
