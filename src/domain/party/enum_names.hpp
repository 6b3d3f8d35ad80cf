#pragma once

#include "base/result.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace noroshi::domain {

/// One table per enum: what each member is called outside. Both directions read it, so they cannot drift.
template <class Enum, std::size_t N> using EnumNames = std::array<std::pair<Enum, std::string_view>, N>;

template <class Enum, std::size_t N> auto name_of(const EnumNames<Enum, N>& names, Enum value) -> std::string_view {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  assertion_failed("every enumerator has a name", __FILE__, __LINE__);
}

/// Error `InvalidInput` on `field`, with all that would have been taken.
template <class Enum, std::size_t N>
auto parse_name(const EnumNames<Enum, N>& names, std::string_view text, const char* field) -> Result<Enum> {
  std::string choices;
  for (const auto& [value, name] : names) {
    if (name == text) return value;
    choices += (choices.empty() ? "" : ", ") + std::string{name};
  }
  return fail({FieldError{field, "give one of " + choices}});
}

}  // namespace noroshi::domain
