#include "adapters/sqlite/sqlite_transaction.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_submission{
    "SELECT id, thread, form, addressee, submitted_at, number, submitted_by, via, state, body_key, body_context, body FROM submission"};

auto read_submission(Row& row) -> ports::SubmissionRow {
  return {.id = row.take<ports::SubmissionId>(),
          .thread = row.take<domain::ThreadId>(),
          .form = row.take<std::string>(),
          .addressee = row.take<std::string>(),
          .submitted_at = row.take<UtcTime>(),
          .number = row.take<std::string>(),
          .by = row.take<domain::PersonId>(),
          .via = row.take<ports::SubmissionVia>(),
          .state = row.take<ports::SubmissionState>(),
          .body = row.take<domain::SealedBytes>()};
}

}  // namespace

auto SqliteTransaction::put_submission(const ports::SubmissionRow& submission) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO submission (id, thread, form, addressee, submitted_at, number, submitted_by, via, state, body_key, body_context, body)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET thread = excluded.thread, form = excluded.form, addressee = excluded.addressee,"
      " submitted_at = excluded.submitted_at, number = excluded.number, submitted_by = excluded.submitted_by, via = excluded.via,"
      " state = excluded.state, body_key = excluded.body_key, body_context = excluded.body_context, body = excluded.body",
      submission.id, submission.thread, submission.form, submission.addressee, submission.submitted_at, submission.number, submission.by,
      submission.via, submission.state, submission.body));
  return {};
}

auto SqliteTransaction::find_submission(const ports::SubmissionId& id) const -> Result<std::optional<ports::SubmissionRow>> {
  return connection_.find(sql<select_submission, " WHERE id = ?">, read_submission, id);
}

auto SqliteTransaction::list_submissions(const domain::ThreadId& thread) const -> Result<std::vector<ports::SubmissionRow>> {
  return connection_.list(sql<select_submission, " WHERE thread = ? ORDER BY submitted_at, seq">, read_submission, thread);
}

}  // namespace noroshi::sqlite
