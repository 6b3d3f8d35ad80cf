#pragma once

#include "base/id.hpp"

#include <concepts>
#include <type_traits>

/// How a noun is written down. Each noun has one `describe(form, value)` that names its fields in their fixed order; `JsonWriter` and
/// `JsonReader` are the two forms that can be passed, so what is written and what is read cannot drift apart.
namespace noroshi::wire {

template <class Value, class T>
concept Is = std::same_as<std::remove_const_t<Value>, T>;

template <class T>
concept IsEnum = std::is_enum_v<T>;

/// A value to read into: every field of it is overwritten, or the reading fails. Needed where an id stands inside.
template <class T> struct Blank {
  static auto make() -> T { return T{}; }
};

template <class Tag> struct Blank<Id<Tag>> {
  static auto make() -> Id<Tag> {
    const std::array<std::uint8_t, 16> zero{};
    return Id<Tag>::from_bytes(zero);
  }
};

}  // namespace noroshi::wire
