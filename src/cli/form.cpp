#include "cli/form.hpp"

#include "formats/json/filled_form.hpp"
#include "formats/json/parse.hpp"
#include "formats/pdf/draw_form.hpp"
#include "formats/xlsx/read_form.hpp"
#include "formats/xlsx/write_form.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <ostream>

namespace noroshi::cli {
namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int input_has_mistakes = 2;

auto say(const Error& error, std::ostream& err) -> int {
  err << "noroshi form: " << error.message << "\n";
  if (error.fields.size() > 1) {
    for (const auto& field : error.fields) err << "  " << field.field << ": " << field.message << "\n";
  }
  return error.code == ErrorCode::Unavailable || error.code == ErrorCode::NotFound ? failed : input_has_mistakes;
}

auto read_bytes(const std::string& path) -> Result<std::string> {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  auto& stream = path == "-" ? std::cin : static_cast<std::istream&>(file);
  if (!stream) return fail(ErrorCode::Unavailable, "unreadable", "cannot read " + path + ": check the path");
  // One byte beyond the limit is enough to see that a file is too large.
  std::string bytes(xlsx::limits::file_bytes_max + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) return fail(ErrorCode::Unavailable, "unreadable", "cannot read " + path + ": check the disk");
  return bytes;
}

auto load_form(const domain::Rules& rules, const std::string& id) -> Result<const domain::Form*> {
  if (const auto* form = domain::find_form(rules.forms, id)) return form;
  std::string known;
  for (const auto& form : rules.forms) known += (known.empty() ? "" : ", ") + form.id;
  return fail({FieldError{"form", "there is no form \"" + id + "\"; choose one of " + known}});
}

auto encode(const domain::FilledForm& filled, const std::string& out) -> Result<std::string> {
  if (out.ends_with(".xlsx")) return xlsx::write_form(filled);
  if (out.ends_with(".pdf")) return pdf::draw_form(filled);
  if (out == "-" || out.ends_with(".json")) return json::write_filled_form(filled).str() + "\n";
  return fail({FieldError{"--out", "name a file that ends in .xlsx, .pdf or .json"}});
}

auto write_bytes(const std::string& bytes, const std::string& path, std::ostream& out) -> Result<> {
  std::ofstream file;
  if (path != "-") file.open(path, std::ios::binary | std::ios::trunc);
  auto& stream = path == "-" ? out : static_cast<std::ostream&>(file);
  stream << bytes << std::flush;
  if (!stream) return fail(ErrorCode::Unavailable, "unwritable", "cannot write " + path + ": check the path and the disk");
  return {};
}

auto read_back(const FormOptions& options, const domain::Rules& rules) -> Result<domain::FilledForm> {
  const auto bytes = NOROSHI_TRY(read_bytes(options.import));
  json::FormValues read;
  if (options.import.ends_with(".json")) {
    read = NOROSHI_TRY(json::read_form_values(NOROSHI_TRY(json::parse(bytes))));
  } else {
    const BytesView view{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    auto sheet = NOROSHI_TRY(xlsx::read_form(view, rules.forms));
    read = {std::move(sheet.form), std::move(sheet.values)};
  }
  const auto* form = NOROSHI_TRY(load_form(rules, read.form));
  return domain::with_values(*form, NOROSHI_TRY(domain::check_values(*form, std::move(read.values))), "", options.now);
}

auto fill(const FormOptions& options, const domain::Rules& rules) -> Result<domain::FilledForm> {
  const auto* form = NOROSHI_TRY(load_form(rules, options.form));
  const auto bytes = NOROSHI_TRY(read_bytes(options.in));
  auto entry = NOROSHI_TRY(json::read_form_entry(NOROSHI_TRY(json::parse(bytes)), rules, options.now));
  entry.by_hand = NOROSHI_TRY(domain::check_values(*form, std::move(entry.by_hand)));
  return domain::fill_form(*form, entry, rules.triage.facts, options.now);
}

void list_forms(const domain::Rules& rules, std::ostream& out) {
  for (const auto& form : rules.forms) {
    out << form.id << "\t" << form.title.ja << "\t" << form.title.en << "\t" << domain::to_text(form.status) << "\n";
  }
}

}  // namespace

auto run_form(const FormOptions& options, const domain::Rules& rules, std::ostream& out, std::ostream& err) -> int {
  if (options.import.empty() && options.form.empty()) {
    list_forms(rules, out);
    return done;
  }
  if (options.import.empty() && options.in.empty()) return say(Error{ErrorCode::InvalidInput, "", "give the case with --in"}, err);
  const auto filled = options.import.empty() ? fill(options, rules) : read_back(options, rules);
  if (!filled) return say(filled.error(), err);
  const auto bytes = encode(*filled, options.out);
  if (!bytes) return say(bytes.error(), err);
  if (const auto written = write_bytes(*bytes, options.out, out); !written) return say(written.error(), err);
  for (const auto& note : filled->notes) err << note.ja << "\n";
  return done;
}

}  // namespace noroshi::cli
