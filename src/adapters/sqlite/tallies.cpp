#include "adapters/sqlite/sqlite_transaction.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_tally{
    "SELECT id, source_tag, station, sector, period, category, count, members, minutes_spent, state, at FROM tally"};

auto read_tally(Row& row) -> ports::TallyRow {
  return {.id = row.take<ports::TallyId>(),
          .source_tag = row.take<std::optional<Bytes32>>(),
          .station = row.take<std::optional<domain::StationId>>(),
          .sector = row.take<std::string>(),
          .period = row.take<std::string>(),
          .category = row.take<std::string>(),
          .count = row.take<int>(),
          .members = row.take<int>(),
          .minutes_spent = row.take<int>(),
          .state = row.take<ports::TallyState>(),
          .at = row.take<UtcTime>()};
}

auto read_growth(Row& row) -> ports::TallyGrowthRow {
  return {.tally = row.take<ports::TallyId>(), .thread = row.take<domain::ThreadId>(), .count = row.take<int>(), .at = row.take<UtcTime>()};
}

auto read_digest(Row& row) -> ports::DigestRow {
  return {.period = row.take<std::string>(), .charter = row.take<domain::CharterId>(), .dispatched_at = row.take<UtcTime>()};
}

}  // namespace

auto SqliteTransaction::put_tally(const ports::TallyRow& tally) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO tally (id, source_tag, station, sector, period, category, count, members, minutes_spent, state, at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET source_tag = excluded.source_tag, station = excluded.station, sector = excluded.sector,"
      " period = excluded.period, category = excluded.category, count = excluded.count, members = excluded.members,"
      " minutes_spent = excluded.minutes_spent, state = excluded.state, at = excluded.at",
      tally.id, tally.source_tag, tally.station, tally.sector, tally.period, tally.category, tally.count, tally.members,
      tally.minutes_spent, tally.state, tally.at));
  return {};
}

auto SqliteTransaction::find_tally(const ports::TallyId& id) const -> Result<std::optional<ports::TallyRow>> {
  return connection_.find(sql<select_tally, " WHERE id = ?">, read_tally, id);
}

auto SqliteTransaction::list_tallies(const std::string& period) const -> Result<std::vector<ports::TallyRow>> {
  return connection_.list(sql<select_tally, " WHERE period = ? ORDER BY seq">, read_tally, period);
}

auto SqliteTransaction::list_tallies_of(const Bytes32& source_tag) const -> Result<std::vector<ports::TallyRow>> {
  return connection_.list(sql<select_tally, " WHERE source_tag = ? ORDER BY period DESC, seq">, read_tally, source_tag);
}

auto SqliteTransaction::add_growth(const ports::TallyGrowthRow& growth) -> Result<> {
  NOROSHI_TRY(connection_.execute("INSERT INTO tally_growth (tally, thread, count, at) VALUES (?, ?, ?, ?)", growth.tally, growth.thread,
                                  growth.count, growth.at));
  return {};
}

auto SqliteTransaction::list_growths(const ports::TallyId& tally) const -> Result<std::vector<ports::TallyGrowthRow>> {
  return connection_.list("SELECT tally, thread, count, at FROM tally_growth WHERE tally = ? ORDER BY seq", read_growth, tally);
}

auto SqliteTransaction::add_digest(const ports::DigestRow& digest) -> Result<> {
  NOROSHI_TRY(connection_.execute("INSERT INTO digest (period, charter, dispatched_at) VALUES (?, ?, ?)", digest.period, digest.charter,
                                  digest.dispatched_at));
  return {};
}

auto SqliteTransaction::find_digest(const std::string& period, const domain::CharterId& charter) const
    -> Result<std::optional<ports::DigestRow>> {
  return connection_.find("SELECT period, charter, dispatched_at FROM digest WHERE period = ? AND charter = ?", read_digest, period,
                          charter);
}

}  // namespace noroshi::sqlite
