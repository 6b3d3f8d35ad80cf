#pragma once

#include "domain/arrow/items.hpp"
#include "formats/wire/assessment_form.hpp"
#include "formats/wire/bulletin_form.hpp"

namespace noroshi::wire {

template <> struct Blank<domain::EnquiryContent> {
  static auto make() -> domain::EnquiryContent { return {Blank<domain::EnquiryId>::make(), {}, {}}; }
};
template <> struct Blank<domain::AnswerContent> {
  static auto make() -> domain::AnswerContent { return {Blank<domain::EnquiryId>::make(), {}, {}}; }
};
template <> struct Blank<domain::UseRecordContent> {
  static auto make() -> domain::UseRecordContent { return {Blank<domain::BulletinId>::make(), {}, {}, 0}; }
};
template <> struct Blank<domain::BulletinContent> {
  static auto make() -> domain::BulletinContent { return {Blank<domain::Bulletin>::make(), false, false}; }
};

template <class Form, Is<domain::ReportContent> Value> void describe(Form& form, Value& report) {
  form.field("kind", report.kind);
  form.field("stage", report.stage);
  form.field("sector", report.sector);
  form.field("version", report.version);
  form.field("technical_half", report.technical_half);
  form.field("organisation", report.organisation);
  form.field("text", report.text);
  form.field("facts", report.facts);
  form.field("indicators", report.indicators);
  form.field("occurred", report.occurred);
  form.field("assessment", report.assessment);
  form.field("terms", report.terms);
  if constexpr (Form::reads) {
    form.require("version", report.version >= 1, "counts from 1");
    form.require("text", !report.technical_half || report.text.empty(), "is empty in a technical half");
  }
}

template <class Form, Is<domain::TallyContent> Value> void describe(Form& form, Value& tally) {
  form.field("month", tally.month);
  form.field("sector", tally.sector);
  form.field("counts", tally.counts);
  form.field("members", tally.members);
  form.field("as_of", tally.as_of);
  if constexpr (Form::reads) {
    for (const auto& [category, count] : tally.counts) form.require("counts", count >= 0, "counts are never negative");
    for (const auto& [category, members] : tally.members) form.require("members", members >= 0, "is never negative");
  }
}

template <class Form, Is<domain::EnquiryContent> Value> void describe(Form& form, Value& enquiry) {
  form.field("enquiry", enquiry.enquiry);
  form.field("question", enquiry.question);
  form.field("answer_by", enquiry.answer_by);
}

template <class Form, Is<domain::AnswerContent> Value> void describe(Form& form, Value& answer) {
  form.field("enquiry", answer.enquiry);
  form.field("text", answer.text);
  form.field("indicators", answer.indicators);
}

template <class Form, Is<domain::CallBackContent> Value> void describe(Form& form, Value& call) {
  form.field("desk", call.desk);
  form.field("telephone", call.telephone);
  form.field("reason", call.reason);
}

template <class Form, Is<domain::UseRecordContent> Value> void describe(Form& form, Value& use) {
  form.field("bulletin", use.bulletin);
  form.field("outcomes", use.outcomes);
  form.field("because", use.because);
  form.field("sectors_acted", use.sectors_acted);
  if constexpr (Form::reads) {
    for (const auto& [outcome, count] : use.outcomes) form.require("outcomes", count >= 0, "counts are never negative");
    form.require("sectors_acted", use.sectors_acted >= 0, "is never negative");
  }
}

template <class Form, Is<domain::RisenReading> Value> void describe(Form& form, Value& risen) {
  form.field("cause", risen.cause);
  form.field("level", risen.level);
  form.field("layer", risen.layer);
  form.field("route", risen.route);
  form.field("reason", risen.reason);
  form.field("tables_sha256", risen.tables_sha256);
  if constexpr (Form::reads) form.require("level", 0 <= risen.level && risen.level <= domain::level_max, "is not on the scale of 0 to 4");
}

template <class Form, Is<domain::ReadNoticeContent> Value> void describe(Form& form, Value& notice) {
  form.field("reader", notice.reader);
  form.field("purpose", notice.purpose);
  form.field("version", notice.version);
  form.field("at", notice.at);
  form.field("log_index", notice.log_index);
  form.field("risen", notice.risen);
}

template <class Form, Is<domain::BulletinContent> Value> void describe(Form& form, Value& content) {
  form.field("bulletin", content.bulletin);
  form.field("about_this_thread", content.about_this_thread);
  form.field("recalled", content.recalled);
}

/// Room for the content of one kind of item.
auto blank_content(domain::ItemKind kind) -> domain::ItemContent;

template <class Form, Is<domain::Item> Value> void describe(Form& form, Value& item) {
  form.field("handle", item.handle);
  auto kind = domain::kind_of(item.content);
  form.field("kind", kind);
  if constexpr (Form::reads) item.content = blank_content(kind);
  std::visit([&form](auto& content) { form.field("content", content); }, item.content);
}

}  // namespace noroshi::wire
