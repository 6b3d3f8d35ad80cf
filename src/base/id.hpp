#pragma once

#include "base/bytes.hpp"

#include <fmt/format.h>

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace noroshi {

namespace detail {
auto is_uuid(std::string_view text) -> bool;
auto uuid_from(BytesView random16) -> std::string;
}  // namespace detail

/// A random 128-bit name (UUIDv4 text, lower case) of one kind of thing; ids of different things do not mix.
template <class Tag> class Id {
public:
  /// From outside. Error `InvalidInput` when the text is not a lower-case UUID.
  static auto parse(std::string_view text) -> Result<Id> {
    if (!detail::is_uuid(text)) return fail(ErrorCode::InvalidInput, "id", "an id is a lower-case UUID, as the server gave it");
    return Id{std::string{text}};
  }
  /// From 16 random bytes (the `Random` port), or 16 bytes of a PRF for handles.
  static auto from_bytes(BytesView random16) -> Id { return Id{detail::uuid_from(random16)}; }

  auto str() const -> const std::string& { return value_; }
  friend auto operator<=>(const Id&, const Id&) = default;
  friend auto operator==(const Id&, const Id&) -> bool = default;

private:
  explicit Id(std::string value) : value_{std::move(value)} {}
  std::string value_;
};

}  // namespace noroshi

template <class Tag> struct std::hash<noroshi::Id<Tag>> {
  auto operator()(const noroshi::Id<Tag>& id) const -> std::size_t { return std::hash<std::string>{}(id.str()); }
};

template <class Tag> struct fmt::formatter<noroshi::Id<Tag>> : fmt::formatter<std::string> {
  template <class Context> auto format(const noroshi::Id<Tag>& id, Context& context) const {
    return fmt::formatter<std::string>::format(id.str(), context);
  }
};
