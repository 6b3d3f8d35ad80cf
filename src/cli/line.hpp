#pragma once

#include "domain/triage/rules.hpp"
#include "formats/json/line_cases.hpp"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

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

/// The day named by `--at`, or `now`; nothing after the mistake was told to `err`.
auto day_asked(const LineOptions& options, std::ostream& err) -> std::optional<UtcTime>;

/// What is done with each line of the file, and after the last one. `each` gives false for a line with a mistake.
struct CaseWork {
  std::function<bool(std::string_view line, std::ostream& out)> each;
  std::function<void(std::ostream& out)> finish;
};
/// Opens both files and goes through the cases. Exit codes and `out` as `run_line`.
auto run_on_cases(const LineOptions& options, const CaseWork& work, std::ostream& out, std::ostream& err) -> int;

/// 0 done, 1 a file could not be read or written, 2 the day or some lines had mistakes (each answered with its mistake, the others with
/// their verdict). `out` is where "-" writes to.
auto run_line(const LineOptions& options, const domain::Rules& rules, std::ostream& out, std::ostream& err) -> int;

}  // namespace noroshi::cli
