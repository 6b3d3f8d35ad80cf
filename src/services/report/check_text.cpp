#include "services/report/check_text.hpp"

#include "base/text.hpp"

namespace noroshi::services {

auto check_text(std::string text, const std::string& field, std::size_t chars_max, std::vector<FieldError>& errors) -> std::string {
  if (!is_utf8(text)) {
    errors.push_back({field, "not UTF-8; send it again as UTF-8"});
    return {};
  }
  text = trim(to_nfc(text));
  if (text.empty()) errors.push_back({field, "is empty; write a word or two"});
  if (count_code_points(text) > chars_max)
    errors.push_back({field, "longer than " + std::to_string(chars_max) + " characters; shorten it"});
  if (const auto bad = find_forbidden_character(text)) errors.push_back({field, *bad + " is not allowed; take it out"});
  return text;
}

}  // namespace noroshi::services
