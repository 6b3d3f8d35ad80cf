#include "formats/xlsx/write_form.hpp"

#include "base/text.hpp"
#include "formats/xlsx/memory_file.hpp"
#include "formats/xlsx/sheet_layout.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <vector>

namespace noroshi::xlsx {
namespace {

using domain::FieldNeed;
using domain::FilledForm;
using domain::FormField;
using domain::Wording;

constexpr const char* font = "Noto Sans CJK JP";

struct Styles {
  lxw_format* title;
  lxw_format* notice;
  lxw_format* head;
  lxw_format* id;
  lxw_format* label;
  lxw_format* value;
  lxw_format* wanted;  ///< a required box that is empty
  lxw_format* small;
};

auto add_style(lxw_workbook* book, double size) -> lxw_format* {
  auto* style = workbook_add_format(book);
  format_set_font_name(style, font);
  format_set_font_size(style, size);
  format_set_text_wrap(style);
  format_set_align(style, LXW_ALIGN_VERTICAL_TOP);
  return style;
}

auto add_box(lxw_workbook* book, double size) -> lxw_format* {
  auto* style = add_style(book, size);
  format_set_border(style, LXW_BORDER_THIN);
  return style;
}

auto make_styles(lxw_workbook* book) -> Styles {
  Styles styles{add_style(book, 14), add_style(book, 10), add_box(book, 10), add_box(book, 8),
                add_box(book, 10),   add_box(book, 10),   add_box(book, 10), add_box(book, 8)};
  format_set_bold(styles.title);
  format_set_bold(styles.notice);
  format_set_font_color(styles.notice, LXW_COLOR_RED);
  format_set_bold(styles.head);
  format_set_bg_color(styles.head, 0xE0E0E0);
  format_set_font_color(styles.id, LXW_COLOR_GRAY);
  // "@" keeps what a person types as it was typed: no dates, no rounding.
  format_set_num_format(styles.value, "@");
  format_set_num_format(styles.wanted, "@");
  format_set_bg_color(styles.wanted, 0xFFE0E0);
  return styles;
}

auto in_both(const Wording& words) -> std::string { return words.en.empty() ? words.ja : words.ja + "\n" + words.en; }

auto standing_text(domain::RuleStatus status) -> const char* {
  return status == domain::RuleStatus::Verified ? "確認済み\nverified" : "未確認\nunverified";
}

/// Rough: how many lines a text fills in a column, so that printed boxes show all of it.
auto count_lines(const std::string& text, std::size_t width) -> std::size_t {
  std::size_t lines = 0;
  std::size_t from = 0;
  while (from <= text.size()) {
    const auto end = std::min(text.find('\n', from), text.size());
    lines += 1 + count_code_points(std::string_view{text}.substr(from, end - from)) / width;
    from = end + 1;
  }
  return lines;
}

auto is_hex(char c) -> bool { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

/// A text that looks like the format's own escape ("_x000A_") would come back as that character: its underscore is escaped in turn.
auto protect(const std::string& text) -> std::string {
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto next = std::string_view{text}.substr(i, 7);
    const bool escape = next.size() == 7 && next.starts_with("_x") && next.back() == '_' && std::all_of(&next[2], &next[6], is_hex);
    safe += escape ? "_x005F_" : std::string(1, text[i]);
  }
  return safe;
}

/// One sheet being written, row by row; the first error is kept.
class Sheet {
public:
  Sheet(lxw_workbook* book, lxw_worksheet* sheet) : sheet_{sheet}, styles_{make_styles(book)} {}

  void write_all(const FilledForm& filled) {
    lay_out(filled);
    const auto& form = filled.form;
    text(id_column, fmt::format("{} {} {}", sheet_marker, form.id, form.version), styles_.id);
    line(filled.mark + in_both(form.title), styles_.title);
    for (const auto& note : filled.notes) line(in_both(note), styles_.notice);
    line("提出先 / addressees: " + in_both(form.addressees), styles_.notice);
    line("根拠 / basis: " + form.basis, styles_.notice);
    head();
    for (const auto& field : form.fields) box(field, filled);
  }
  auto error() const -> lxw_error { return error_; }

private:
  void lay_out(const FilledForm& filled) {
    worksheet_set_column(sheet_, id_column, id_column, 14, nullptr);
    worksheet_set_column(sheet_, label_column, label_column, 34, nullptr);
    worksheet_set_column(sheet_, value_column, value_column, 60, nullptr);
    worksheet_set_column(sheet_, need_column, standing_column, 10, nullptr);
    worksheet_set_column(sheet_, source_column, source_column, 36, nullptr);
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    const auto footer = "&C" + filled.mark + "この書式の提出で届出が済んだことにはなりません  &P / &N";
    keep(worksheet_set_footer(sheet_, footer.c_str()));
  }

  void text(int column, const std::string& words, lxw_format* style) {
    keep(worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(column), protect(words).c_str(), style));
  }
  void line(const std::string& words, lxw_format* style) {
    worksheet_set_row(sheet_, row_, 18.0 * static_cast<double>(count_lines(words, 70)), nullptr);
    keep(worksheet_merge_range(sheet_, row_, label_column, row_, source_column, words.c_str(), style));
    ++row_;
  }
  void head() {
    const std::pair<int, const char*> words[] = {{id_column, "id"},
                                                 {label_column, "項目 / field"},
                                                 {value_column, "記入欄 / value"},
                                                 {need_column, "必須 / need"},
                                                 {standing_column, "確認 / standing"},
                                                 {source_column, "出典 / source"}};
    for (const auto& [column, word] : words) text(column, word, styles_.head);
    ++row_;
  }
  void box(const FormField& field, const FilledForm& filled) {
    const auto found = filled.values.find(field.id);
    const auto value = found == filled.values.end() ? std::string{} : found->second;
    const bool required = field.need == FieldNeed::Required;
    auto label = in_both(field.label);
    if (!field.hint.ja.empty()) label += "\n※ " + field.hint.ja;
    text(id_column, field.id, styles_.id);
    text(label_column, label, styles_.label);
    // An empty text would be written as no cell at all, and the box would lose its border.
    auto* style = required && value.empty() ? styles_.wanted : styles_.value;
    if (value.empty()) keep(worksheet_write_blank(sheet_, row_, value_column, style));
    if (!value.empty()) text(value_column, value, style);
    text(need_column, required ? "必須\nrequired" : "任意\noptional", styles_.small);
    text(standing_column, standing_text(field.status), styles_.small);
    text(source_column, field.source.empty() ? "-" : field.source, styles_.small);
    offer(field);
    const auto lines = std::max({count_lines(value, 30), count_lines(label, 17), std::size_t{2}});
    worksheet_set_row(sheet_, row_, std::min(400.0, 15.0 * static_cast<double>(lines)), nullptr);
    ++row_;
  }
  /// A drop-down, where the answers fit into one: the format allows 255 characters.
  void offer(const FormField& field) {
    if (field.type != domain::FieldType::Choice && field.type != domain::FieldType::YesNo) return;
    std::vector<std::string> answers;
    for (const auto& choice : field.choices) answers.push_back(choice.words.ja);
    if (field.type == domain::FieldType::YesNo) answers = {"はい", "いいえ"};
    std::size_t chars = 0;
    std::vector<char*> list;
    for (auto& answer : answers) {
      chars += count_code_points(answer) + 1;
      list.push_back(answer.data());
    }
    if (chars > 255) return;
    list.push_back(nullptr);
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list.data();
    keep(worksheet_data_validation_cell(sheet_, row_, value_column, &validation));
  }
  void keep(lxw_error error) {
    if (error_ == LXW_NO_ERROR) error_ = error;
  }

  lxw_worksheet* sheet_;
  Styles styles_;
  lxw_row_t row_ = 0;
  lxw_error error_ = LXW_NO_ERROR;
};

auto broken(lxw_error error) {
  return fail(ErrorCode::Unavailable, "xlsx_failed", std::string{"the workbook could not be written: "} + lxw_strerror(error));
}

}  // namespace

auto write_form(const FilledForm& filled) -> Result<std::string> {
  NOROSHI_TRY(check_memory_folder());
  const auto file = NOROSHI_TRY(MemoryFile::open());
  const auto path = file.path();
  std::string scratch = memory_folder;
  lxw_workbook_options options{};
  options.constant_memory = LXW_FALSE;
  options.tmpdir = scratch.data();
  auto* book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) return broken(LXW_ERROR_MEMORY_MALLOC_FAILED);
  auto* worksheet = workbook_add_worksheet(book, "form");
  Sheet sheet{book, worksheet};
  sheet.write_all(filled);
  const auto closed = workbook_close(book);  // frees the book
  if (sheet.error() != LXW_NO_ERROR) return broken(sheet.error());
  if (closed != LXW_NO_ERROR) return broken(closed);
  return file.read();
}

}  // namespace noroshi::xlsx
