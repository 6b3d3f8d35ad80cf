#include "formats/xlsx/read_form.hpp"

#include "base/time.hpp"
#include "formats/xlsx/sheet_cells.hpp"
#include "formats/xlsx/sheet_layout.hpp"
#include "formats/xlsx/zip_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace noroshi::xlsx {
namespace {

auto foreign() {
  return fail(ErrorCode::InvalidInput, "xlsx_foreign",
              "this is no form written by noroshi: its first sheet has no mark in cell A1; export one and fill it in");
}

/// "noroshi-form/1 ddos 1"
auto read_mark(const Cells& cells) -> Result<ReadForm> {
  const auto mark = cells.find({0, id_column});
  if (mark == cells.end()) return foreign();
  std::string_view rest = mark->second.text;
  if (!rest.starts_with(sheet_marker)) return foreign();
  rest.remove_prefix(sheet_marker.size());
  if (rest.empty() || rest.front() != ' ') return foreign();
  rest.remove_prefix(1);
  const auto space = rest.find(' ');
  if (space == std::string_view::npos) return foreign();
  return ReadForm{std::string{rest.substr(0, space)}, std::string{rest.substr(space + 1)}, {}};
}

/// Editors turn a typed moment into days since 1899-12-30.
auto to_moment(const std::string& serial) -> std::string {
  const double days = std::strtod(serial.c_str(), nullptr);
  constexpr double last_day = 2'958'465;  // 9999-12-31
  if (!(days > 0 && days < last_day)) return serial;
  const std::chrono::sys_days origin{std::chrono::year{1899} / 12 / 30};
  const auto minutes = static_cast<long>(std::lround(days * 24 * 60));
  // A wall clock without zone: printed as UTC text, cut to the minute.
  auto text = to_rfc3339(std::chrono::time_point_cast<std::chrono::milliseconds>(origin + std::chrono::minutes{minutes}));
  text[10] = ' ';
  return text.substr(0, 16);
}

/// Editors on Windows end lines with two characters.
auto with_plain_lines(std::string text) -> std::string {
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  return text;
}

auto value_of(const Cell& cell, const domain::FormField* field) -> std::string {
  const bool moment = field != nullptr && field->type == domain::FieldType::Time && cell.number;
  return moment ? to_moment(cell.text) : with_plain_lines(cell.text);
}

auto twice(const std::string& id) { return fail({FieldError{"values/" + id, "stands in two rows of the sheet; leave one"}}); }

}  // namespace

auto read_form(BytesView file, const std::vector<domain::Form>& forms) -> Result<ReadForm> {
  const auto parts = NOROSHI_TRY(ZipParts::open(file));
  const auto sheet = NOROSHI_TRY(parts.find("xl/worksheets/sheet1.xml"));
  if (!sheet) return foreign();
  const auto shared = NOROSHI_TRY(parts.find("xl/sharedStrings.xml"));
  const auto texts = shared ? NOROSHI_TRY(read_shared_texts(*shared)) : std::vector<std::string>{};
  const auto cells = NOROSHI_TRY(read_cells(*sheet, texts));
  auto read = NOROSHI_TRY(read_mark(cells));
  const auto* form = domain::find_form(forms, read.form);
  for (const auto& [place, cell] : cells) {
    if (place.second != id_column || place.first == 0 || cell.text == "id") continue;
    const auto value = cells.find({place.first, value_column});
    if (value == cells.end()) continue;
    const auto added = read.values.emplace(cell.text, value_of(value->second, form == nullptr ? nullptr : form->find(cell.text)));
    if (!added.second) return twice(cell.text);
  }
  return read;
}

}  // namespace noroshi::xlsx
