#include "cli/names.hpp"

#include "base/text.hpp"
#include "domain/tagging/tag_names.hpp"
#include "formats/json/name_lines.hpp"

#include <fstream>
#include <iostream>
#include <ostream>
#include <string_view>

namespace noroshi::cli {
namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int input_has_mistakes = 2;

auto is_blank(std::string_view line) -> bool { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

auto answer(std::string_view bytes, const domain::TagModel& model, const ports::MorphemeSplitter& splitter, std::ostream& out) -> bool {
  const auto line = json::read_name_line(bytes);
  if (!line) {
    out << json::write_name_mistake(line.error()) << '\n';
    return false;
  }
  const auto raw = to_code_points(line->text);
  const auto text = domain::normalise_text(raw);
  out << json::write_name_line(line->id, domain::tag_names(text, splitter.split(text), model, raw.size())) << '\n';
  return true;
}

auto answer_all(std::istream& in, const domain::TagModel& model, const ports::MorphemeSplitter& splitter, std::ostream& out,
                std::ostream& err) -> int {
  std::size_t number = 0;
  std::size_t mistakes = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (is_blank(line) || answer(line, model, splitter, out)) continue;
    if (++mistakes == 1) err << "noroshi names: line " << number << " has a mistake; see its \"error\" in the output and mend it\n";
  }
  out.flush();
  if (in.bad() || !out) {
    err << "noroshi names: reading or writing broke off after line " << number << ": check the disk and run it again\n";
    return failed;
  }
  if (mistakes > 1) err << "noroshi names: " << mistakes << " lines have mistakes\n";
  return mistakes == 0 ? done : input_has_mistakes;
}

}  // namespace

auto run_names(const NamesOptions& options, const domain::TagModel& model, const ports::MorphemeSplitter& splitter, std::ostream& out,
               std::ostream& err) -> int {
  std::ifstream in_file;
  if (options.in != "-") {
    in_file.open(options.in, std::ios::binary);
    if (!in_file) {
      err << "noroshi names: cannot read " << options.in << ": check the path given with --in\n";
      return failed;
    }
  }
  std::ofstream out_file;
  if (options.out != "-") {
    out_file.open(options.out, std::ios::binary | std::ios::trunc);
    if (!out_file) {
      err << "noroshi names: cannot write " << options.out << ": check the path given with --out\n";
      return failed;
    }
  }
  return answer_all(options.in == "-" ? std::cin : in_file, model, splitter, options.out == "-" ? out : out_file, err);
}

}  // namespace noroshi::cli
