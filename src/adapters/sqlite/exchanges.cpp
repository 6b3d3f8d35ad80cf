#include "adapters/sqlite/sqlite_transaction.hpp"
#include "ports/store_errors.hpp"

namespace noroshi::sqlite {

namespace {

constexpr Fragment select_enquiry{
    "SELECT id, thread, asked_here, call_back, body_key, body_context, body, asked_at, answer_by, answered_at, charter FROM enquiry"};

auto read_enquiry(Row& row) -> ports::EnquiryRow {
  return {.id = row.take<domain::EnquiryId>(),
          .thread = row.take<domain::ThreadId>(),
          .asked_here = row.take<bool>(),
          .call_back = row.take<bool>(),
          .body = row.take<domain::SealedBytes>(),
          .asked_at = row.take<UtcTime>(),
          .answer_by = row.take<std::optional<UtcTime>>(),
          .answered_at = row.take<std::optional<UtcTime>>(),
          .charter = row.take<std::optional<domain::CharterId>>()};
}

constexpr Fragment select_answer{"SELECT id, enquiry, thread, body_key, body_context, body, at FROM answer"};

auto read_answer(Row& row) -> ports::AnswerRow {
  return {.id = row.take<ports::AnswerId>(),
          .enquiry = row.take<domain::EnquiryId>(),
          .thread = row.take<domain::ThreadId>(),
          .body = row.take<domain::SealedBytes>(),
          .at = row.take<UtcTime>()};
}

auto read_read_notice(Row& row) -> ports::ReadNoticeRow {
  return {.thread = row.take<domain::ThreadId>(),
          .content = {.reader = row.take<std::string>(),
                      .purpose = row.take<domain::Purpose>(),
                      .version = row.take<int>(),
                      .at = row.take<UtcTime>(),
                      .log_index = row.take<std::uint64_t>()}};
}

}  // namespace

auto SqliteTransaction::add_enquiry(const ports::EnquiryRow& enquiry) -> Result<> {
  NOROSHI_TRY(connection_.execute(
      "INSERT INTO enquiry (id, thread, asked_here, call_back, body_key, body_context, body, asked_at, answer_by, answered_at, charter)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      enquiry.id, enquiry.thread, enquiry.asked_here, enquiry.call_back, enquiry.body, enquiry.asked_at, enquiry.answer_by,
      enquiry.answered_at, enquiry.charter));
  return {};
}

auto SqliteTransaction::mark_answered(const domain::EnquiryId& id, UtcTime at) -> Result<> {
  if (NOROSHI_TRY(connection_.execute("UPDATE enquiry SET answered_at = ? WHERE id = ?", at, id)) == 0)
    return ports::row_missing("enquiry");
  return {};
}

auto SqliteTransaction::find_enquiry(const domain::EnquiryId& id) const -> Result<std::optional<ports::EnquiryRow>> {
  return connection_.find(sql<select_enquiry, " WHERE id = ?">, read_enquiry, id);
}

auto SqliteTransaction::list_enquiries(const domain::ThreadId& thread) const -> Result<std::vector<ports::EnquiryRow>> {
  return connection_.list(sql<select_enquiry, " WHERE thread = ? ORDER BY asked_at, seq">, read_enquiry, thread);
}

auto SqliteTransaction::add_answer(const ports::AnswerRow& answer) -> Result<> {
  NOROSHI_TRY(connection_.execute("INSERT INTO answer (id, enquiry, thread, body_key, body_context, body, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                  answer.id, answer.enquiry, answer.thread, answer.body, answer.at));
  return {};
}

auto SqliteTransaction::find_answer(const ports::AnswerId& id) const -> Result<std::optional<ports::AnswerRow>> {
  return connection_.find(sql<select_answer, " WHERE id = ?">, read_answer, id);
}

auto SqliteTransaction::list_answers(const domain::EnquiryId& enquiry) const -> Result<std::vector<ports::AnswerRow>> {
  return connection_.list(sql<select_answer, " WHERE enquiry = ? ORDER BY seq">, read_answer, enquiry);
}

auto SqliteTransaction::add_read_notice(const ports::ReadNoticeRow& notice) -> Result<> {
  NOROSHI_TRY(connection_.execute("INSERT INTO read_notice (thread, reader, purpose, version, at, log_index) VALUES (?, ?, ?, ?, ?, ?)",
                                  notice.thread, notice.content.reader, notice.content.purpose, notice.content.version, notice.content.at,
                                  notice.content.log_index));
  return {};
}

auto SqliteTransaction::list_read_notices(const domain::ThreadId& thread) const -> Result<std::vector<ports::ReadNoticeRow>> {
  return connection_.list("SELECT thread, reader, purpose, version, at, log_index FROM read_notice WHERE thread = ? ORDER BY seq",
                          read_read_notice, thread);
}

}  // namespace noroshi::sqlite
