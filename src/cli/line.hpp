#pragma once

#include "domain/triage/rules.hpp"
#include "formats/json/line_cases.hpp"

#include <iosfwd>
#include <string>

namespace noroshi::cli {

/// `noroshi line --in cases.jsonl --out verdicts.jsonl [--at DAY]`: the line and the grade, offline, with the tables of the server.
struct LineOptions {
  std::string in;   ///< a file, or "-" for standard input
  std::string out;  ///< a file, or "-" for standard output
  UtcTime now;      ///< which rules are in force, unless `at` names a day
  json::Language language = json::Language::Japanese;
  bool precedents = false;  ///< also the decided cases that are near, with why; a line's `text` helps to find them
  bool validity = false;    ///< also until when each rule counts and when it is reviewed
  std::string at = {};      ///< "2026-09-30": the rules of that day
};

/// 0 done, 1 a file could not be read or written, 2 the day or some lines had mistakes (each answered with its mistake, the others with
/// their verdict). `out` is where "-" writes to.
auto run_line(const LineOptions& options, const domain::Rules& rules, std::ostream& out, std::ostream& err) -> int;

}  // namespace noroshi::cli
