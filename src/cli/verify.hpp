#pragma once

#include "domain/ledger/audit.hpp"
#include "domain/ledger/note.hpp"

#include <iosfwd>
#include <string>

namespace noroshi::cli {

/// `noroshi verify RECEIPT --vkey FILE` and `noroshi verify --log DIR|URL --vkey FILE`: exactly one of `receipt` and `log` is given.
struct VerifyOptions {
  enum class Output { Sentence, Json };
  std::string receipt;  ///< a file
  std::string log;      ///< a folder or the address of a log, with or without the last slash
  std::string vkey;     ///< a file
  Output output = Output::Sentence;
};

/// What the command needs from outside. `fetch` takes a path or an address and tells `NotFound` (there is no such file) from
/// `Unavailable` (could not ask).
struct VerifyPorts {
  domain::VerifyEd25519 verify_signature;
  domain::FetchFile fetch;
};

/// 0 it holds, 1 it does not (one line on `err` says what and what next), 2 receipt, key or checkpoint could not be read.
auto run_verify(const VerifyOptions& options, const VerifyPorts& ports, std::ostream& out, std::ostream& err) -> int;

}  // namespace noroshi::cli
