#pragma once

#include "domain/anonymise/mask_text.hpp"
#include "formats/json/deid_lines.hpp"

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace noroshi::cli {

/// How much of what people marked stayed visible, was kept, or was masked without need; `ask` counts as masked, as it does in the text.
class AnonymiseScore {
public:
  void add(const json::DeidLine& line, const domain::MaskedText& masked);
  void add_refused() { ++refused_; }
  void print(std::ostream& out) const;

private:
  struct Share {
    std::size_t part = 0;
    std::size_t whole = 0;
  };

  /// What became of all spans of one type and role.
  struct Kind {
    std::size_t spans = 0, hidden_spans = 0, untouched_spans = 0;
    std::size_t chars = 0, hidden_chars = 0;
  };

  void add_kind(const json::GoldSpan& span, const std::vector<bool>& hidden);
  void print_kinds(std::ostream& out) const;
  void add_victim(const json::GoldSpan& span, const std::vector<bool>& hidden);
  void add_attacker(const json::GoldSpan& span, const std::vector<bool>& hidden);

  std::size_t reports_ = 0, refused_ = 0, asks_ = 0, code_points_ = 0;
  Share direct_chars_, direct_spans_partly_, direct_spans_untouched_, reports_with_direct_, reports_with_untouched_;
  Share quasi_spans_, quasi_chars_, facts_kept_, names_kept_, vendor_chars_, innocent_masked_;
  std::map<std::pair<std::string, std::string>, Kind> kinds_;  // by role and type
  bool report_has_visible_ = false, report_has_untouched_ = false;
};

}  // namespace noroshi::cli
