#pragma once

#include "domain/tagging/tag_model.hpp"
#include "ports/morphemes.hpp"

#include <iosfwd>
#include <string>

namespace noroshi::cli {

/// `noroshi names --in FILE.jsonl --out OUT.jsonl`: the names in each text, and per code point how likely it is part of one.
struct NamesOptions {
  std::string in;   ///< a file, or "-" for standard input
  std::string out;  ///< a file, or "-" for standard output
};

/// 0 done, 1 a file could not be read or written, 2 some lines had mistakes (each answered with its mistake). `out` is where "-" writes
/// to.
auto run_names(const NamesOptions& options, const domain::TagModel& model, const ports::MorphemeSplitter& splitter, std::ostream& out,
               std::ostream& err) -> int;

}  // namespace noroshi::cli
