#include "cli/anonymise_score.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>

namespace noroshi::cli {
namespace {

// Quasi-identifiers point to the source only together with what others know; all other types name it directly.
const std::set<std::string>& quasi_types() {
  static const std::set<std::string> types{"DATE", "TIME", "QUANTITY", "LOCATION", "FACILITY", "DEPT", "PRODUCT", "OTHER"};
  return types;
}

const std::set<std::string>& name_types() {
  static const std::set<std::string> types{"MALWARE", "ACTOR"};
  return types;
}

auto hidden_points(const domain::MaskedText& masked, std::size_t size) -> std::vector<bool> {
  std::vector<bool> hidden(size);
  for (const auto& mask : masked.masks) {
    if (mask.decision == domain::MaskDecision::Keep) continue;
    for (std::size_t at = mask.start; at < std::min(mask.end, size); ++at) hidden[at] = true;
  }
  return hidden;
}

auto count_hidden(const json::GoldSpan& span, const std::vector<bool>& hidden) -> std::size_t {
  std::size_t count = 0;
  for (std::size_t at = span.start; at < std::min(span.end, hidden.size()); ++at) count += hidden[at] ? 1 : 0;
  return count;
}

template <class Share> void print_share(std::ostream& out, const char* name, const Share& share) {
  const double percent = share.whole == 0 ? 0.0 : 100.0 * static_cast<double>(share.part) / static_cast<double>(share.whole);
  out << fmt::format("{:<58} {:6.2f} %  ({}/{})\n", name, percent, share.part, share.whole);
}

}  // namespace

void AnonymiseScore::add(const json::DeidLine& line, const domain::MaskedText& masked) {
  const auto size = count_code_points(line.text);
  const auto hidden = hidden_points(masked, size);
  ++reports_;
  code_points_ += size;
  report_has_visible_ = report_has_untouched_ = false;
  std::vector<bool> marked(size);
  for (const auto& span : line.spans) {
    for (std::size_t at = span.start; at < std::min(span.end, size); ++at) marked[at] = true;
    add_kind(span, hidden);
    if (span.role == "victim") add_victim(span, hidden);
    if (span.role == "attacker" || span.type == "CVE") add_attacker(span, hidden);
    if (span.role == "vendor") {
      vendor_chars_.whole += span.end - span.start;
      vendor_chars_.part += span.end - span.start - count_hidden(span, hidden);
    }
  }
  for (std::size_t at = 0; at < size; ++at) {
    innocent_masked_.whole += marked[at] ? 0 : 1;
    innocent_masked_.part += !marked[at] && hidden[at] ? 1 : 0;
  }
  asks_ += static_cast<std::size_t>(
      std::ranges::count(masked.masks, domain::MaskDecision::Ask, [](const domain::Mask& mask) { return mask.decision; }));
  reports_with_direct_.part += report_has_visible_ ? 1 : 0;
  reports_with_untouched_.part += report_has_untouched_ ? 1 : 0;
  ++reports_with_direct_.whole;
  ++reports_with_untouched_.whole;
}

void AnonymiseScore::add_kind(const json::GoldSpan& span, const std::vector<bool>& hidden) {
  const auto covered = count_hidden(span, hidden);
  const auto length = span.end - span.start;
  auto& kind = kinds_[{span.role, span.type}];
  ++kind.spans;
  kind.hidden_spans += covered == length ? 1 : 0;
  kind.untouched_spans += covered == 0 ? 1 : 0;
  kind.chars += length;
  kind.hidden_chars += covered;
}

void AnonymiseScore::add_victim(const json::GoldSpan& span, const std::vector<bool>& hidden) {
  const auto length = span.end - span.start;
  const auto covered = count_hidden(span, hidden);
  if (quasi_types().contains(span.type)) {
    quasi_chars_.whole += length;
    quasi_chars_.part += covered;
    ++quasi_spans_.whole;
    quasi_spans_.part += covered == length ? 1 : 0;
    return;
  }
  direct_chars_.whole += length;
  direct_chars_.part += length - covered;
  ++direct_spans_partly_.whole;
  ++direct_spans_untouched_.whole;
  direct_spans_partly_.part += covered < length ? 1 : 0;
  direct_spans_untouched_.part += covered == 0 ? 1 : 0;
  report_has_visible_ |= covered < length;
  report_has_untouched_ |= covered == 0;
}

void AnonymiseScore::add_attacker(const json::GoldSpan& span, const std::vector<bool>& hidden) {
  static const std::set<std::string> facts{"IP", "CIDR", "DOMAIN", "URL", "HASH", "CVE"};
  auto* share = name_types().contains(span.type) ? &names_kept_ : facts.contains(span.type) ? &facts_kept_ : nullptr;
  if (share == nullptr) return;
  ++share->whole;
  share->part += count_hidden(span, hidden) == 0 ? 1 : 0;
}

void AnonymiseScore::print(std::ostream& out) const {
  out << fmt::format("{:<58} {} ({} refused)\n", "reports", reports_ + refused_, refused_);
  print_share(out, "direct identifiers: characters visible", direct_chars_);
  print_share(out, "direct identifiers: not fully masked", direct_spans_partly_);
  print_share(out, "direct identifiers: untouched", direct_spans_untouched_);
  print_share(out, "reports with a direct identifier not fully masked", reports_with_direct_);
  print_share(out, "reports with a direct identifier untouched", reports_with_untouched_);
  print_share(out, "quasi-identifiers masked or generalised (whole spans)", quasi_spans_);
  print_share(out, "quasi-identifiers masked or generalised (characters)", quasi_chars_);
  print_share(out, "attack facts kept (addresses, domains, URLs, hashes, CVEs)", facts_kept_);
  print_share(out, "attack names kept (malware, actors)", names_kept_);
  print_share(out, "vendors: characters visible", vendor_chars_);
  print_share(out, "innocent text masked", innocent_masked_);
  const double asks = code_points_ == 0 ? 0.0 : 300.0 * static_cast<double>(asks_) / static_cast<double>(code_points_);
  out << fmt::format("{:<58} {:6.2f}\n", "asks per 300 characters", asks);
  print_kinds(out);
}

// One row for each role and type that people marked: whoever mends a rule sees where it is felt.
void AnonymiseScore::print_kinds(std::ostream& out) const {
  if (kinds_.empty()) return;
  out << fmt::format("\n{:<10} {:<12} {:>6} {:>8} {:>8} {:>8} {:>10}\n", "role", "type", "spans", "masked", "kept", "chars", "masked");
  const auto percent = [](std::size_t part, std::size_t whole) { return 100.0 * static_cast<double>(part) / static_cast<double>(whole); };
  for (const auto& [name, kind] : kinds_) {
    out << fmt::format("{:<10} {:<12} {:>6} {:>6.1f} % {:>6.1f} % {:>8} {:>8.1f} %\n", name.first, name.second, kind.spans,
                       percent(kind.hidden_spans, kind.spans), percent(kind.untouched_spans, kind.spans), kind.chars,
                       kind.chars == 0 ? 0.0 : percent(kind.hidden_chars, kind.chars));
  }
}

}  // namespace noroshi::cli
