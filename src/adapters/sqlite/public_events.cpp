#include "adapters/sqlite/sqlite_transaction.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_event{"SELECT id, starts_at, ends_at, sector, is_complete, source, entered_by, entered_at FROM public_event"};

auto read_event(Row& row) -> ports::PublicEventRow {
  return {.id = row.take<ports::PublicEventId>(),
          .from = row.take<UtcTime>(),
          .to = row.take<UtcTime>(),
          .sector = row.take<std::string>(),
          .affected = {},
          .is_complete = row.take<bool>(),
          .source = row.take<std::string>(),
          .by = row.take<domain::PersonId>(),
          .at = row.take<UtcTime>()};
}

auto read_member(Row& row) -> domain::OrganisationId { return row.take<domain::OrganisationId>(); }

}  // namespace

auto SqliteTransaction::add_public_event(const ports::PublicEventRow& event) -> Result<> {
  NOROSHI_TRY(
      connection_.execute("INSERT INTO public_event (id, starts_at, ends_at, sector, is_complete, source, entered_by, entered_at) VALUES "
                          "(?, ?, ?, ?, ?, ?, ?, ?)",
                          event.id, event.from, event.to, event.sector, event.is_complete, event.source, event.by, event.at));
  for (const auto& organisation : event.affected) {
    NOROSHI_TRY(connection_.execute("INSERT INTO public_event_member (event, organisation) VALUES (?, ?)", event.id, organisation));
  }
  return {};
}

auto SqliteTransaction::remove_public_event(const ports::PublicEventId& id) -> Result<bool> {
  NOROSHI_TRY(connection_.execute("DELETE FROM public_event_member WHERE event = ?", id));
  return NOROSHI_TRY(connection_.execute("DELETE FROM public_event WHERE id = ?", id)) > 0;
}

auto SqliteTransaction::list_public_events() const -> Result<std::vector<ports::PublicEventRow>> {
  auto events = NOROSHI_TRY(connection_.list(sql<select_event, " ORDER BY starts_at, seq">, read_event));
  for (auto& event : events) {
    const auto affected =
        NOROSHI_TRY(connection_.list("SELECT organisation FROM public_event_member WHERE event = ?", read_member, event.id));
    event.affected.insert(affected.begin(), affected.end());
  }
  return events;
}

}  // namespace noroshi::sqlite
