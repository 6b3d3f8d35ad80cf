#include "cli/line.hpp"

#include "domain/severity/assess.hpp"
#include "domain/triage/draw_line.hpp"
#include "domain/triage/effective_day.hpp"
#include "domain/triage/nearest_precedents.hpp"
#include "formats/json/precedents.hpp"

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

/// True when the line was answered with a verdict.
auto answer(std::string_view line, const LineOptions& options, UtcTime at, const domain::Rules& rules, std::ostream& out) -> bool {
  const auto asked = json::read_line_case(line, rules);
  if (!asked) {
    out << json::write_mistake_line(asked.error()) << '\n';
    return false;
  }
  const auto verdict = domain::draw_line(asked->facts, asked->sector, rules, at);
  const auto assessment = domain::assess(asked->facts, asked->sector, rules);
  std::optional<json::List> near;
  if (options.precedents) {
    near = json::write_near_precedents(domain::nearest_precedents(asked->facts, asked->text, asked->sector, rules, at), rules);
  }
  const auto validity = options.validity ? json::Validity::Shown : json::Validity::LeftOut;
  out << json::write_verdict_line(asked->id, verdict, assessment, options.language, near, validity) << '\n';
  return true;
}

auto go_through(std::istream& in, const CaseWork& work, std::ostream& out, std::ostream& err) -> int {
  std::size_t number = 0;
  std::size_t mistakes = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (is_blank(line)) continue;
    if (work.each(line, out)) continue;
    if (++mistakes == 1) err << "noroshi line: line " << number << " has a mistake; see its \"error\" in the output and mend it\n";
  }
  work.finish(out);
  out.flush();
  if (in.bad() || !out) {
    err << "noroshi line: reading or writing broke off after line " << number << ": check the disk and run it again\n";
    return failed;
  }
  if (mistakes > 1) err << "noroshi line: " << mistakes << " lines have mistakes\n";
  return mistakes == 0 ? done : input_has_mistakes;
}

}  // namespace

auto day_asked(const LineOptions& options, std::ostream& err) -> std::optional<UtcTime> {
  if (options.at.empty()) return options.now;
  const auto at = domain::parse_effective_day(options.at);
  if (at) return *at;
  err << "noroshi line: --at " << at.error().message << '\n';
  return std::nullopt;
}

auto run_on_cases(const LineOptions& options, const CaseWork& work, std::ostream& out, std::ostream& err) -> int {
  std::ifstream in_file;
  if (options.in != "-") {
    in_file.open(options.in, std::ios::binary);
    if (!in_file) {
      err << "noroshi line: cannot read " << options.in << ": check the path given with --in\n";
      return failed;
    }
  }
  std::ofstream out_file;
  if (options.out != "-") {
    out_file.open(options.out, std::ios::binary | std::ios::trunc);
    if (!out_file) {
      err << "noroshi line: cannot write " << options.out << ": check the path given with --out\n";
      return failed;
    }
  }
  return go_through(options.in == "-" ? std::cin : in_file, work, options.out == "-" ? out : out_file, err);
}

auto run_line(const LineOptions& options, const domain::Rules& rules, std::ostream& out, std::ostream& err) -> int {
  const auto at = day_asked(options, err);
  if (!at) return input_has_mistakes;
  const auto each = [&](std::string_view line, std::ostream& to) { return answer(line, options, *at, rules, to); };
  return run_on_cases(options, {each, [](std::ostream&) {}}, out, err);
}

}  // namespace noroshi::cli
