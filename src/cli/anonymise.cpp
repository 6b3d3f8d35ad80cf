#include "cli/anonymise.hpp"

#include "cli/anonymise_score.hpp"
#include "domain/anonymise/mask_text.hpp"
#include "formats/json/deid_lines.hpp"

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

/// True when the line could be read; a report that is refused is an answer too.
auto answer(std::string_view bytes, const domain::AnonymiseRules& rules, AnonymiseScore& score, std::ostream& out) -> bool {
  const auto line = json::read_deid_line(bytes);
  if (!line) {
    out << json::write_deid_mistake(std::nullopt, line.error()) << '\n';
    return false;
  }
  domain::Pseudonyms pseudonyms;
  const auto masked = domain::mask_text(line->text, line->registry.value_or(domain::Registry{}), rules, pseudonyms, {});
  out << json::write_deid_line(line->id, masked) << '\n';
  if (masked) {
    score.add(*line, *masked);
  } else {
    score.add_refused();
  }
  return true;
}

auto answer_all(std::istream& in, const domain::AnonymiseRules& rules, AnonymiseScore& score, std::ostream& out, std::ostream& err) -> int {
  std::size_t number = 0;
  std::size_t mistakes = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (is_blank(line) || answer(line, rules, score, out)) continue;
    if (++mistakes == 1) err << "noroshi anonymise: line " << number << " has a mistake; see its \"error\" in the output and mend it\n";
  }
  out.flush();
  if (in.bad() || !out) {
    err << "noroshi anonymise: reading or writing broke off after line " << number << ": check the disk and run it again\n";
    return failed;
  }
  if (mistakes > 1) err << "noroshi anonymise: " << mistakes << " lines have mistakes\n";
  return mistakes == 0 ? done : input_has_mistakes;
}

}  // namespace

auto run_anonymise(const AnonymiseOptions& options, const domain::AnonymiseRules& rules, std::ostream& out, std::ostream& err) -> int {
  std::ifstream in_file;
  if (options.in != "-") {
    in_file.open(options.in, std::ios::binary);
    if (!in_file) {
      err << "noroshi anonymise: cannot read " << options.in << ": check the path given with --in\n";
      return failed;
    }
  }
  std::ofstream out_file;
  if (options.out != "-") {
    out_file.open(options.out, std::ios::binary | std::ios::trunc);
    if (!out_file) {
      err << "noroshi anonymise: cannot write " << options.out << ": check the path given with --out\n";
      return failed;
    }
  }
  AnonymiseScore score;
  const auto status = answer_all(options.in == "-" ? std::cin : in_file, rules, score, options.out == "-" ? out : out_file, err);
  if (options.score == AnonymiseOptions::Score::Print) score.print(options.out == "-" ? err : out);
  return status;
}

}  // namespace noroshi::cli
