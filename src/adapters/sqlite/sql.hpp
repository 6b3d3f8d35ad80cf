#pragma once

#include <algorithm>
#include <cstddef>

namespace noroshi::sqlite {

/// SQL that stands in the source: its address names the prepared statement, and no value can ever get into it but through a parameter.
class Sql {
public:
  consteval Sql(const char* literal) : text_{literal} {}  // implicit, so that a call reads execute("…", …)
  auto text() const -> const char* { return text_; }

private:
  const char* text_;
};

/// A piece of SQL that several statements share: a list of columns.
template <std::size_t Size> struct Fragment {
  char text[Size]{};
  consteval Fragment(const char (&literal)[Size]) { std::copy_n(literal, Size, text); }
};

namespace detail {

template <Fragment... Parts> struct Joined {
  struct Text {
    char text[(sizeof(Parts.text) + ...) - sizeof...(Parts) + 1]{};
  };
  static constexpr auto join() -> Text {
    Text joined;
    char* end = joined.text;
    ((end = std::copy_n(Parts.text, sizeof(Parts.text) - 1, end)), ...);
    return joined;
  }
  static constexpr Text value = join();
};

}  // namespace detail

/// sql<columns, " WHERE id = ?">
template <Fragment... Parts> inline constexpr Sql sql{detail::Joined<Parts...>::value.text};

}  // namespace noroshi::sqlite
