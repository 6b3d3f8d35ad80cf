#pragma once

#include "domain/anonymise/rules.hpp"

#include <iosfwd>
#include <string>

namespace noroshi::cli {

/// `noroshi anonymise --in FILE.jsonl --out OUT.jsonl [--score]`: what would go out of each report, with every mask and its reason.
struct AnonymiseOptions {
  enum class Score { None, Print };

  std::string in;   ///< a file, or "-" for standard input
  std::string out;  ///< a file, or "-" for standard output
  Score score = Score::None;
};

/// 0 done (a refused report is an answer), 1 a file could not be read or written, 2 some lines had mistakes (each answered with its
/// mistake). `out` is where "-" writes to, and the figures of the score.
auto run_anonymise(const AnonymiseOptions& options, const domain::AnonymiseRules& rules, std::ostream& out, std::ostream& err) -> int;

}  // namespace noroshi::cli
