#pragma once

#include "base/result.hpp"

#include <string>
#include <vector>

namespace noroshi::services {

/// A text that a person typed: trimmed, NFC, not empty, within `chars_max`, no forbidden character. Mistakes are added to `errors`.
auto check_text(std::string text, const std::string& field, std::size_t chars_max, std::vector<FieldError>& errors) -> std::string;

}  // namespace noroshi::services
