#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace noroshi::domain {

enum class Blank { Accept, Refuse };

struct TextRule {
  std::size_t chars_max = 0;
  Blank blank = Blank::Accept;
};

/// Adds what is wrong with one text field, the first mistake only: UTF-8, forbidden characters, length, nothing in it.
void check_text(const std::string& field, std::string_view text, TextRule rule, std::vector<FieldError>& errors);

}  // namespace noroshi::domain
