#include "cli/report.hpp"

#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

namespace noroshi::cli {
namespace {

auto text_in(const json::Value& object, std::string_view name) -> std::string {
  const auto* value = object.find(name);
  return value != nullptr && value->text() != nullptr ? *value->text() : std::string{};
}

auto keep_receipt(const std::string& path, const std::string& receipt) -> bool {
  if (path.empty()) return true;
  std::ofstream stream{path, std::ios::binary};
  stream << receipt;
  return static_cast<bool>(stream.flush());
}

void say_mistakes(const Error& error, std::ostream& err) {
  err << "noroshi report: " << error.message << "\n";
  for (const auto& field : error.fields) err << "  " << field.field << ": " << field.message << "\n";
}

}  // namespace

auto run_report(const ReportOptions& options, const PostReport& post, std::istream& in, std::ostream& out, std::ostream& err) -> int {
  const auto text = options.text == "-" ? std::string{std::istreambuf_iterator<char>{in}, {}} : options.text;
  json::Object body;
  body.add("kind", options.kind).add("what_i_know", text);
  if (!options.attacker.empty()) body.add("attacker_side", options.attacker);
  const auto filed = post(body, options.key);
  if (!filed) {
    say_mistakes(filed.error(), err);
    return filed.error().code == ErrorCode::Unavailable ? 1 : 2;
  }
  if (!keep_receipt(options.receipt, text_in(*filed, "receipt"))) {
    err << "noroshi report: filed as " << text_in(*filed, "short_number") << ", but " << options.receipt << " cannot be written\n";
    return 1;
  }
  if (options.output == ReportOptions::Output::Json) {
    json::Object object;
    for (const auto* name : {"thread", "report", "short_number", "received_at", "durability", "receipt"})
      object.add(name, text_in(*filed, name));
    out << object.str() << "\n";
  } else {
    out << "受け付けました Filed: " << text_in(*filed, "short_number") << "\n";
  }
  return 0;
}

}  // namespace noroshi::cli
