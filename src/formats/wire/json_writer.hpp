#pragma once

#include "base/time.hpp"
#include "formats/wire/form.hpp"
#include "formats/wire/words.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace noroshi::wire {

/// Writes one object as canonical JSON: fields in the order of the description, sets and maps sorted, no white space, absent options left
/// out. The same value gives the same bytes on every machine.
class JsonWriter {
public:
  static constexpr bool reads = false;

  template <class T> void field(std::string_view name, const T& value) {
    write_name(name);
    write(value);
  }
  template <class T> void field(std::string_view name, const std::optional<T>& value) {
    if (value) field(name, *value);
  }

  /// The object written so far, closed.
  auto take() && -> std::string;

private:
  template <std::same_as<bool> Flag> void write(Flag flag) { text_ += flag ? "true" : "false"; }
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) void write(Number number) { write_whole(static_cast<std::int64_t>(number)); }
  void write(double number);
  void write(std::string_view text);
  void write(const std::string& text) { write(std::string_view{text}); }
  void write(UtcTime time) { write(to_rfc3339(time)); }
  void write(const Bytes& bytes) { write(to_base64(bytes)); }
  void write(const Bytes32& bytes) { write(to_hex(bytes)); }
  template <class Tag> void write(const Id<Tag>& id) { write(id.str()); }
  template <IsEnum Enum> void write(Enum word) { write(to_word(word)); }
  template <class... Alternatives> void write(const std::variant<Alternatives...>& value) {
    std::visit([this](const auto& alternative) { this->write(alternative); }, value);
  }
  template <class T> void write(const std::vector<T>& values) { write_sequence(values); }
  template <class T> void write(const std::set<T>& values) { write_sequence(values); }
  template <class Key, class T, class Order> void write(const std::map<Key, T, Order>& values) {
    JsonWriter inner;
    for (const auto& [key, value] : values) {
      if constexpr (IsEnum<Key>)
        inner.field(to_word(key), value);
      else
        inner.field(key, value);
    }
    text_ += std::move(inner).take();
  }
  template <class T>
  requires std::is_class_v<T>
  void write(const T& value) {
    JsonWriter inner;
    describe(inner, value);
    text_ += std::move(inner).take();
  }

  template <class Sequence> void write_sequence(const Sequence& values) {
    text_ += '[';
    const char* separator = "";
    for (const auto& value : values) {
      text_ += separator;
      write(value);
      separator = ",";
    }
    text_ += ']';
  }
  void write_name(std::string_view name);
  void write_whole(std::int64_t number);

  std::string text_ = "{";
};

template <class T> auto to_json(const T& value) -> std::string {
  JsonWriter form;
  describe(form, value);
  return std::move(form).take();
}

template <class T> auto encode(const T& value) -> Bytes {
  const std::string text = to_json(value);
  return {text.begin(), text.end()};
}

}  // namespace noroshi::wire
