#include "cli/verify.hpp"

#include "domain/ledger/canonical_json.hpp"
#include "domain/ledger/receipt.hpp"
#include "formats/wire/opening.hpp"

#include <fmt/format.h>

#include <ostream>

namespace noroshi::cli {
namespace {

constexpr int holds = 0;
constexpr int refused = 1;
constexpr int unreadable = 2;

/// How it ended: the exit code, and the words for people and for programs.
struct Outcome {
  int code = holds;
  std::string sentence;
  std::string json;
};

auto failure(int code, const std::string& subject, const Error& error) -> Outcome {
  auto json = fmt::format(R"({{"ok":false,"subject":{},"error":{},"message":{}}})", domain::quote_json(subject),
                          domain::quote_json(error.slug), domain::quote_json(error.message));
  return {code, fmt::format("noroshi verify: {}: {}", subject, error.message), std::move(json)};
}

auto head_json(const domain::Checkpoint& checkpoint) -> std::string {
  return fmt::format(R"("origin":{},"size":{},"root":"{}")", domain::quote_json(checkpoint.origin), checkpoint.size,
                     to_base64(checkpoint.root));
}

auto verify_receipt_file(const std::string& file, const domain::VerifierKey& key, const VerifyPorts& ports) -> Outcome {
  const auto bytes = ports.fetch(file);
  if (!bytes) return failure(unreadable, file, bytes.error());
  const auto receipt = domain::parse_receipt(as_text(*bytes));
  if (!receipt) return failure(refused, file, receipt.error());
  const auto proven = domain::verify_receipt(*receipt, key, ports.verify_signature);
  if (!proven) return failure(refused, file, proven.error());
  const auto opening = wire::decode_opening(proven->opening);
  if (!opening) return failure(refused, file, opening.error());
  const auto& head = proven->checkpoint;
  return {holds, fmt::format("{}: entry {} of {} in {} says {}", file, proven->index, head.size, head.origin, as_text(proven->opening)),
          fmt::format(R"({{"ok":true,"receipt":{},{},"index":{},"opening":{}}})", domain::quote_json(file), head_json(head), proven->index,
                      as_text(proven->opening))};
}

auto verify_log(const std::string& log, const domain::VerifierKey& key, const VerifyPorts& ports) -> Outcome {
  const std::string base = log.ends_with('/') ? log : log + '/';
  const auto fetch = [&](const std::string& path) { return ports.fetch(base + path); };
  const auto audit = domain::audit_log(fetch, key, ports.verify_signature);
  if (!audit) return failure(audit.error().code == ErrorCode::Conflict ? refused : unreadable, log, audit.error());
  const auto& head = audit->checkpoint;
  return {holds, fmt::format("{}: all {} entries of {} are under its signed root ({} files)", log, head.size, head.origin, audit->files),
          fmt::format(R"({{"ok":true,"log":{},{},"files":{}}})", domain::quote_json(log), head_json(head), audit->files)};
}

auto verify(const VerifyOptions& options, const VerifyPorts& ports) -> Outcome {
  if (options.receipt.empty() == options.log.empty()) {
    return failure(unreadable, "options", {ErrorCode::InvalidInput, "options", "give either a receipt or --log, and --vkey"});
  }
  const auto bytes = ports.fetch(options.vkey);
  if (!bytes) return failure(unreadable, options.vkey, bytes.error());
  const auto key = domain::parse_verifier_key(as_text(*bytes));
  if (!key) return failure(unreadable, options.vkey, key.error());
  return options.log.empty() ? verify_receipt_file(options.receipt, *key, ports) : verify_log(options.log, *key, ports);
}

}  // namespace

auto run_verify(const VerifyOptions& options, const VerifyPorts& ports, std::ostream& out, std::ostream& err) -> int {
  const Outcome outcome = verify(options, ports);
  if (outcome.code != holds) err << outcome.sentence << '\n';
  if (options.output == VerifyOptions::Output::Json) {
    out << outcome.json << '\n';
  } else if (outcome.code == holds) {
    out << outcome.sentence << '\n';
  }
  return outcome.code;
}

}  // namespace noroshi::cli
