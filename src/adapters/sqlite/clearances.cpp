#include "adapters/sqlite/sqlite_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment clearance_columns{
    "SELECT id, subject, subject_id, thread, charter, state, open_questions, work_key, work_context, work, editor, consent_by, consent_at,"
    " consent_digest, consent_accepts_small_set, home_approver, released_by, technical_half_gone, revision, created_at, changed_at, due_at"
    " FROM clearance"};

/// Four columns; all of them NULL without a consent.
auto read_consent(Row& row) -> std::optional<domain::Consent> {
  const auto by = row.take<std::optional<domain::PersonId>>();
  const auto at = row.take<UtcTime>();
  const auto digest = row.take<std::optional<Bytes32>>();
  const auto accepts_small_set = row.take<bool>();
  if (!by) return std::nullopt;
  return domain::Consent{*by, at, digest, accepts_small_set ? domain::SmallSet::Accept : domain::SmallSet::Refuse};
}

auto read_clearance(Row& row) -> ports::ClearanceRow {
  return {.id = row.take<ports::ClearanceId>(),
          .subject = row.take<ports::ClearanceSubject>(),
          .subject_id = row.take<std::string>(),
          .thread = row.take<domain::ThreadId>(),
          .charter = row.take<domain::CharterId>(),
          .state = row.take<ports::ClearanceState>(),
          .open_questions = row.take<int>(),
          .work = row.take<std::optional<domain::SealedBytes>>(),
          .editor = row.take<std::optional<domain::PersonId>>(),
          .consent = read_consent(row),
          .home_approver = row.take<std::optional<domain::PersonId>>(),
          .released_by = row.take<std::string>(),
          .technical_half_gone = row.take<bool>(),
          .revision = row.take<int>(),
          .created_at = row.take<UtcTime>(),
          .changed_at = row.take<UtcTime>(),
          .due_at = row.take<UtcTime>()};
}

struct ConsentColumns {
  std::optional<domain::PersonId> by;
  std::optional<UtcTime> at;
  std::optional<Bytes32> digest;
  std::optional<bool> accepts_small_set;
};

auto columns_of(const std::optional<domain::Consent>& consent) -> ConsentColumns {
  if (!consent) return {};
  return {consent->by, consent->at, consent->digest, consent->small_set == domain::SmallSet::Accept};
}

}  // namespace

auto SqliteTransaction::add_clearance(const ports::ClearanceRow& clearance) -> Result<> {
  const ConsentColumns consent = columns_of(clearance.consent);
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO clearance (id, subject, subject_id, thread, charter, state, open_questions, work_key, work_context, work, editor,"
      " consent_by, consent_at, consent_digest, consent_accepts_small_set, home_approver, released_by, technical_half_gone, revision,"
      " created_at, changed_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      clearance.id, clearance.subject, clearance.subject_id, clearance.thread, clearance.charter, clearance.state, clearance.open_questions,
      clearance.work, clearance.editor, consent.by, consent.at, consent.digest, consent.accepts_small_set, clearance.home_approver,
      clearance.released_by, clearance.technical_half_gone, clearance.revision, clearance.created_at, clearance.changed_at,
      clearance.due_at));
  return {};
}

auto SqliteTransaction::update_clearance(const ports::ClearanceRow& clearance) -> Result<> {
  const ConsentColumns consent = columns_of(clearance.consent);
  const int changed = NOROSHI_TRY(connection_.execute(
      "UPDATE clearance SET subject = ?, subject_id = ?, thread = ?, charter = ?, state = ?, open_questions = ?, work_key = ?,"
      " work_context = ?, work = ?, editor = ?, consent_by = ?, consent_at = ?, consent_digest = ?, consent_accepts_small_set = ?,"
      " home_approver = ?, released_by = ?, technical_half_gone = ?, revision = ?, created_at = ?, changed_at = ?, due_at = ?"
      " WHERE id = ? AND revision = ?",
      clearance.subject, clearance.subject_id, clearance.thread, clearance.charter, clearance.state, clearance.open_questions,
      clearance.work, clearance.editor, consent.by, consent.at, consent.digest, consent.accepts_small_set, clearance.home_approver,
      clearance.released_by, clearance.technical_half_gone, clearance.revision, clearance.created_at, clearance.changed_at,
      clearance.due_at, clearance.id, clearance.revision - 1));
  if (changed > 0) return {};
  if (NOROSHI_TRY(find_clearance(clearance.id))) return ports::revision_moved("clearance");
  return ports::row_missing("clearance");
}

auto SqliteTransaction::find_clearance(const ports::ClearanceId& id) const -> Result<std::optional<ports::ClearanceRow>> {
  return connection_.find(sql<clearance_columns, " WHERE id = ?">, read_clearance, id);
}

/// A statement for each way to find the rows, so that each has its index.
auto SqliteTransaction::list_clearances(const ports::ClearanceQuery& query) const -> Result<std::vector<ports::ClearanceRow>> {
  if (query.thread) {
    return connection_.list(sql<clearance_columns,
                                " WHERE thread = ? AND state = coalesce(?, state) AND (? IS NULL OR"
                                " (SELECT source_tag FROM thread WHERE id = clearance.thread) = ?)"
                                " ORDER BY due_at, seq LIMIT ?">,
                            read_clearance, *query.thread, query.state, query.source_tag, query.source_tag, query.limit);
  }
  if (query.source_tag) {
    return connection_.list(sql<clearance_columns,
                                " WHERE thread IN (SELECT id FROM thread WHERE source_tag = ?)"
                                " AND state = coalesce(?, state) ORDER BY due_at, seq LIMIT ?">,
                            read_clearance, *query.source_tag, query.state, query.limit);
  }
  if (query.state) {
    return connection_.list(sql<clearance_columns, " WHERE state = ? ORDER BY due_at, seq LIMIT ?">, read_clearance, *query.state,
                            query.limit);
  }
  return connection_.list(sql<clearance_columns, " ORDER BY due_at, seq LIMIT ?">, read_clearance, query.limit);
}

}  // namespace noroshi::sqlite
