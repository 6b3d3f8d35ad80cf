#pragma once

#include "domain/form/form.hpp"

#include <string>

namespace noroshi::domain {

/// The words for one box: from the word or text of its origin, and from stated facts. Empty when nothing was stated that it asks.
auto field_value(const FormField& field, const std::string& origin, const Facts& facts, const FactDictionary& dictionary) -> std::string;

}  // namespace noroshi::domain
