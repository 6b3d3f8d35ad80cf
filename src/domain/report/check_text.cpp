#include "domain/report/check_text.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace noroshi::domain {
namespace {

auto find_text_mistake(std::string_view text, TextRule rule) -> std::string {
  if (!is_utf8(text)) return "is not UTF-8; send it as UTF-8";
  if (const auto count = count_code_points(text); count > rule.chars_max) {
    return fmt::format("has {} characters, at most {} are taken; shorten it", count, rule.chars_max);
  }
  if (const auto bad = find_forbidden_character(text)) return fmt::format("holds {}, a control character; take it out", *bad);
  if (rule.blank == Blank::Refuse && trim(text).empty()) return "is empty; write something";
  return "";
}

}  // namespace

void check_text(const std::string& field, std::string_view text, TextRule rule, std::vector<FieldError>& errors) {
  if (auto mistake = find_text_mistake(text, rule); !mistake.empty()) errors.push_back({field, std::move(mistake)});
}

}  // namespace noroshi::domain
