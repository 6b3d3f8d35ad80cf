#pragma once

#include "domain/triage/rules.hpp"

#include <iosfwd>
#include <string>

namespace noroshi::cli {

/// `noroshi form --form ID --in case.json --out file.xlsx|.pdf|.json` fills a form, offline; `--import file.xlsx|.json` reads a filled one
/// back, checks it and prints it as JSON; without either it lists the forms.
struct FormOptions {
  std::string form;
  std::string in;         ///< a file, or "-" for standard input
  std::string out = "-";  ///< a file, whose ending says the format; "-" writes JSON to standard output
  std::string import;
  UtcTime now;
};

/// 0 done, 1 a file could not be read or written, 2 the input has mistakes, each named.
auto run_form(const FormOptions& options, const domain::Rules& rules, std::ostream& out, std::ostream& err) -> int;

}  // namespace noroshi::cli
