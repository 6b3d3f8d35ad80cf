#include "services/report/open_bodies.hpp"

namespace noroshi::services {
namespace {

using Read = domain::LoggedRead<ThreadBodies>;

auto ref_of(const ports::ReportRow& row) -> domain::ObjectRef { return {"report", row.id.str(), row.version, row.thread.str()}; }
auto ref_of(const ports::EnquiryRow& row) -> domain::ObjectRef { return {"enquiry", row.id.str(), 1, row.thread.str()}; }
auto ref_of(const ports::AnswerRow& row) -> domain::ObjectRef { return {"answer", row.id.str(), 1, row.thread.str()}; }

auto frame_of(const ports::ReportRow& row) -> VersionView {
  return VersionView{row.id, row.version, row.kind, row.stage, row.channel, row.received_at, {},          {},
                     {},     {},          {},       {},        {},          false,           std::nullopt};
}

auto from_input(VersionView view, domain::ReportInput&& input, std::optional<domain::Assessment> assessment) -> VersionView {
  view.text = std::move(input.what_i_know);
  view.attacker_side = std::move(input.attacker_side);
  view.facts = std::move(input.facts);
  if (input.occurred_at) view.occurred = to_rfc3339(*input.occurred_at);
  if (input.tlp) view.terms.tlp = *input.tlp;
  view.assessment = std::move(assessment);
  return view;
}

auto from_content(VersionView view, domain::ReportContent&& content) -> VersionView {
  view.text = std::move(content.text);
  view.organisation = std::move(content.organisation);
  view.facts = std::move(content.facts);
  view.indicators = std::move(content.indicators);
  view.occurred = std::move(content.occurred);
  view.terms = content.terms;
  view.technical_half = content.technical_half;
  view.assessment = std::move(content.assessment);
  return view;
}

auto open_filed(House& house, const Read& read, const ports::ReportRow& row) -> Result<domain::Unreleased<VersionView>> {
  std::optional<domain::Assessment> assessment;
  if (row.assessment) assessment = NOROSHI_TRY(wire::decode_reading(NOROSHI_TRY(house.vault.decrypt_machine(*row.assessment)))).assessment;
  const domain::Sealed<domain::ReportInput> sealed{ref_of(row), row.body};
  auto body = NOROSHI_TRY(sealed.open(read, decrypt_with(house), wire::decode_report_input));
  return std::move(body).map(
      [&](domain::ReportInput&& input) { return from_input(frame_of(row), std::move(input), std::move(assessment)); });
}

auto open_received(House& house, const Read& read, const ports::ReportRow& row) -> Result<domain::Unreleased<VersionView>> {
  const domain::Sealed<domain::Item> sealed{ref_of(row), row.body};
  auto body = NOROSHI_TRY(sealed.open(read, decrypt_with(house), wire::decode_item));
  return std::move(body).map([&](domain::Item&& item) {
    auto* content = std::get_if<domain::ReportContent>(&item.content);
    NOROSHI_ASSERT(content != nullptr);
    return from_content(frame_of(row), std::move(*content));
  });
}

auto open_answer(House& house, const Read& read, const ports::AnswerRow& row) -> Result<domain::Unreleased<AnswerView>> {
  const domain::Sealed<domain::AnswerContent> sealed{ref_of(row), row.body};
  auto body = NOROSHI_TRY(sealed.open(read, decrypt_with(house), wire::decode_answer));
  return std::move(body).map([&](domain::AnswerContent&& answer) { return AnswerView{std::move(answer.text), row.at}; });
}

auto open_answers(House& house, const Read& read, const ThreadRows& rows, const domain::EnquiryId& enquiry)
    -> Result<domain::Unreleased<std::vector<AnswerView>>> {
  std::vector<domain::Unreleased<AnswerView>> answers;
  for (const auto& row : rows.answers) {
    if (row.enquiry == enquiry) answers.push_back(NOROSHI_TRY(open_answer(house, read, row)));
  }
  return domain::Unreleased<AnswerView>::join(std::move(answers), read.leaf_index());
}

auto frame_of(const ThreadRows& rows, const ports::EnquiryRow& row) -> EnquiryView {
  return EnquiryView{row.id,          row.thread, rows.thread.short_number, row.call_back, {}, {}, {}, row.asked_at, row.answer_by,
                     row.answered_at, {}};
}

}  // namespace

auto load_thread_rows(const ports::Transaction& tx, ports::ThreadRow thread) -> Result<ThreadRows> {
  ThreadRows rows{std::move(thread), {}, {}, {}};
  rows.reports = NOROSHI_TRY(tx.list_reports(rows.thread.id));
  rows.enquiries = NOROSHI_TRY(tx.list_enquiries(rows.thread.id));
  for (const auto& enquiry : rows.enquiries) {
    for (auto& answer : NOROSHI_TRY(tx.list_answers(enquiry.id))) rows.answers.push_back(std::move(answer));
  }
  return rows;
}

auto objects_of(const ThreadRows& rows) -> std::vector<domain::ObjectRef> {
  std::vector<domain::ObjectRef> refs;
  for (const auto& row : rows.reports) refs.push_back(ref_of(row));
  for (const auto& row : rows.enquiries) refs.push_back(ref_of(row));
  for (const auto& row : rows.answers) refs.push_back(ref_of(row));
  return refs;
}

auto open_version(House& house, const Read& read, const ports::ThreadRow& thread, const ports::ReportRow& row)
    -> Result<domain::Unreleased<VersionView>> {
  return thread.source_tag ? open_filed(house, read, row) : open_received(house, read, row);
}

auto open_enquiry(House& house, const Read& read, const ThreadRows& rows, const ports::EnquiryRow& row)
    -> Result<domain::Unreleased<EnquiryView>> {
  auto answers = NOROSHI_TRY(open_answers(house, read, rows, row.id));
  std::vector<AnswerView> opened;
  std::move(answers).map([&](std::vector<AnswerView>&& list) {
    opened = std::move(list);
    return 0;
  });
  if (row.call_back) {
    const domain::Sealed<domain::CallBackContent> sealed{ref_of(row), row.body};
    return NOROSHI_TRY(sealed.open(read, decrypt_with(house), wire::decode_call_back)).map([&](domain::CallBackContent&& call) {
      auto view = frame_of(rows, row);
      view.question = std::move(call.reason);
      view.desk = std::move(call.desk);
      view.telephone = std::move(call.telephone);
      return view;
    });
  }
  const domain::Sealed<domain::EnquiryContent> sealed{ref_of(row), row.body};
  return NOROSHI_TRY(sealed.open(read, decrypt_with(house), wire::decode_enquiry)).map([&](domain::EnquiryContent&& enquiry) {
    auto view = frame_of(rows, row);
    view.question = std::move(enquiry.question);
    view.answers = std::move(opened);
    return view;
  });
}

}  // namespace noroshi::services
