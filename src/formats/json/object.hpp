#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::json {

class Object;
class List;

/// One JSON value as text. Made from the types below alone, so that every text is escaped in one place.
class Fragment {
public:
  Fragment(std::string_view text);
  Fragment(const std::string& text) : Fragment{std::string_view{text}} {}
  Fragment(const char* text) : Fragment{std::string_view{text}} {}
  Fragment(UtcTime time) : Fragment{to_rfc3339(time)} {}
  Fragment(const Object& object);
  Fragment(const List& list);
  Fragment(std::nullptr_t) : text_{"null"} {}
  template <std::same_as<bool> Flag> Fragment(Flag flag) : text_{flag ? "true" : "false"} {}
  template <std::integral Number>
  requires(!std::same_as<Number, bool> && !std::same_as<Number, char>) Fragment(Number number) : text_{std::to_string(number)} {}
  Fragment(double number);
  template <class Tag> Fragment(const Id<Tag>& id) : Fragment{std::string_view{id.str()}} {}
  template <class T> Fragment(const std::optional<T>& value) : text_{value ? Fragment{*value}.text_ : "null"} {}
  template <class T> Fragment(const std::vector<T>& values);

  auto str() const -> const std::string& { return text_; }

private:
  std::string text_;
};

/// Builds an object member by member, in the order of the calls:
///     json::Object{}.add("thread", id).add("at", row.at).add("labels", labels).str()
class Object {
public:
  auto add(std::string_view name, const Fragment& value) -> Object&;
  /// Leaves the member out when there is no value (`add` writes null).
  template <class T> auto add_present(std::string_view name, const std::optional<T>& value) -> Object& {
    if (value) add(name, Fragment{*value});
    return *this;
  }
  auto str() const -> std::string { return "{" + members_ + "}"; }

private:
  std::string members_;
};

class List {
public:
  auto add(const Fragment& value) -> List&;
  auto str() const -> std::string { return "[" + items_ + "]"; }

private:
  std::string items_;
};

template <class T> Fragment::Fragment(const std::vector<T>& values) {
  List list;
  for (const auto& value : values) list.add(Fragment{value});
  text_ = list.str();
}

}  // namespace noroshi::json
