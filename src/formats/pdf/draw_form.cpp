#include "formats/pdf/draw_form.hpp"

#include "formats/pdf/page_flow.hpp"

namespace noroshi::pdf {
namespace {

using domain::FieldNeed;
using domain::FilledForm;
using domain::FormField;

auto in_both(const domain::Wording& words) -> std::string { return words.en.empty() ? words.ja : words.ja + " / " + words.en; }

void write_head(PageFlow& page, const FilledForm& filled) {
  const auto& form = filled.form;
  page.write(filled.mark + form.title.ja, {16, Weight::Bold, Ink::Black});
  page.write(form.title.en, {10, Weight::Regular, Ink::Grey});
  page.skip(6);
  for (const auto& note : filled.notes) {
    page.write(note.ja, {10, Weight::Bold, Ink::Red});
    page.write(note.en, {8, Weight::Regular, Ink::Red});
  }
  page.skip(6);
  page.write("提出先 / addressees: " + in_both(form.addressees), {9});
  page.write("根拠 / basis: " + form.basis, {9});
  page.write("様式の版 / edition: " + form.id + " " + form.version + "   記入 / filled in: " + to_japan_text(filled.filled_at), {9});
  page.skip(8);
}

void write_box(PageFlow& page, const FormField& field, const FilledForm& filled) {
  page.keep_together(48);
  page.rule();
  page.write(in_both(field.label), {10, Weight::Bold, Ink::Black});
  std::string standing = field.need == FieldNeed::Required ? "必須 required ・ " : "任意 optional ・ ";
  standing += field.status == domain::RuleStatus::Verified ? "確認済み verified" : "未確認 unverified";
  if (!field.source.empty()) standing += " ・ " + field.source;
  page.write(standing, {7.5, Weight::Regular, Ink::Grey});
  const auto value = filled.values.find(field.id);
  if (value != filled.values.end()) page.write(value->second, {10.5, Weight::Regular, Ink::Black, 12});
  if (value == filled.values.end()) {
    const auto ink = field.need == FieldNeed::Required ? Ink::Red : Ink::Grey;
    page.write("（未記入 / empty）", {10, Weight::Regular, ink, 12});
  }
  page.skip(4);
}

}  // namespace

auto draw_form(const FilledForm& filled) -> Result<std::string> {
  PageFlow page{filled.mark + filled.form.title.ja, to_rfc3339(filled.filled_at).substr(0, 19) + "Z",
                filled.mark + "この書式の提出で届出が済んだことにはなりません"};
  write_head(page, filled);
  if (page.unknown_glyphs() > 0) {
    return fail(ErrorCode::Unavailable, "font_missing",
                "this machine has no Japanese font; install the package fonts-noto-cjk, or ask for xlsx or json");
  }
  for (const auto& field : filled.form.fields) write_box(page, field, filled);
  auto bytes = page.finish();
  if (bytes.empty()) return fail(ErrorCode::Unavailable, "pdf_failed", "the PDF could not be drawn; ask for xlsx or json");
  return bytes;
}

}  // namespace noroshi::pdf
