#pragma once

#include "formats/json/object.hpp"
#include "formats/json/value.hpp"

#include <functional>
#include <iosfwd>
#include <string>

namespace noroshi::cli {

/// `noroshi report --station URL --text TEXT`: files a report from a shell or a script. The token comes from the environment, so that it
/// stands in no process list.
struct ReportOptions {
  enum class Output { Sentence, Json };
  std::string kind = "incident";
  std::string text;      ///< "-" = standard input
  std::string attacker;  ///< 攻撃側の情報
  std::string key;       ///< Idempotency-Key; the same key files once, however often it is tried
  std::string receipt;   ///< where to keep the receipt; empty = nowhere
  Output output = Output::Sentence;
};

/// POST to the station's `reports`; the answer, or the problem with its fields.
using PostReport = std::function<Result<json::Value>(const json::Object& body, const std::string& key)>;

/// 0 filed, 1 the station could not be asked or the receipt not kept (nothing is half done: try again with the same key), 2 the report has
/// mistakes, each named.
auto run_report(const ReportOptions& options, const PostReport& post, std::istream& in, std::ostream& out, std::ostream& err) -> int;

}  // namespace noroshi::cli
