#pragma once

#include "base/time.hpp"
#include "formats/wire/form.hpp"
#include "formats/wire/json_value.hpp"
#include "formats/wire/words.hpp"

#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::wire {

/// Reads one object strictly: every field of the description must be there (but options), and no other. Collects all mistakes.
class JsonReader {
public:
  static constexpr bool reads = true;

  JsonReader(const JsonValue& json, std::string path, std::vector<FieldError>& mistakes);

  template <class T> void field(std::string_view name, T& value) {
    if (const JsonValue* json = take(name))
      read(*json, join_path(path_, name), value);
    else if (object_)
      note(join_path(path_, name), "is missing");
  }
  template <class T> void field(std::string_view name, std::optional<T>& value) {
    const JsonValue* json = take(name);
    if (!json) return;
    value = Blank<T>::make();
    read(*json, join_path(path_, name), *value);
  }
  /// A rule of the noun that no type says.
  void require(std::string_view name, std::same_as<bool> auto holds, std::string_view otherwise) {
    if (object_ && !holds) note(join_path(path_, name), std::string{otherwise});
  }
  /// Notes the fields that nobody asked for.
  void finish();

private:
  void read(const JsonValue& json, const std::string& path, bool& value);
  void read(const JsonValue& json, const std::string& path, double& value);
  void read(const JsonValue& json, const std::string& path, std::string& value);
  void read(const JsonValue& json, const std::string& path, UtcTime& value);
  void read(const JsonValue& json, const std::string& path, Bytes& value);
  void read(const JsonValue& json, const std::string& path, Bytes32& value);
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) void read(const JsonValue& json, const std::string& path, Number& value) {
    const std::int64_t lowest = std::unsigned_integral<Number> ? 0 : static_cast<std::int64_t>(std::numeric_limits<Number>::min());
    const std::int64_t highest =
        sizeof(Number) == 8 ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(std::numeric_limits<Number>::max());
    value = static_cast<Number>(read_whole(json, path, lowest, highest));
  }
  template <class Tag> void read(const JsonValue& json, const std::string& path, Id<Tag>& value) {
    const std::string* text = text_of(json, path);
    if (!text) return;
    if (auto id = Id<Tag>::parse(*text))
      value = std::move(*id);
    else
      note(path, "is not a lower-case UUID");
  }
  template <IsEnum Enum> void read(const JsonValue& json, const std::string& path, Enum& value) {
    if (const std::string* text = text_of(json, path)) read_word(*text, path, value);
  }
  void read(const JsonValue& json, const std::string& path, domain::FactValue& value);
  template <class T> void read(const JsonValue& json, const std::string& path, std::vector<T>& values) {
    values.clear();
    each_element(json, path, [&](const JsonValue& element, const std::string& inner) {
      values.push_back(Blank<T>::make());
      read(element, inner, values.back());
    });
  }
  template <class T> void read(const JsonValue& json, const std::string& path, std::set<T>& values) {
    values.clear();
    each_element(json, path, [&](const JsonValue& element, const std::string& inner) {
      T value = Blank<T>::make();
      read(element, inner, value);
      if (!values.insert(std::move(value)).second) note(inner, "stands here twice");
    });
  }
  template <class Key, class T, class Order> void read(const JsonValue& json, const std::string& path, std::map<Key, T, Order>& values) {
    values.clear();
    each_member(json, path, [&](const JsonMember& member, const std::string& inner) {
      Key key{};
      if constexpr (IsEnum<Key>)
        read_word(member.name, inner, key);
      else
        key = member.name;
      read(member.value, inner, values[key]);
    });
  }
  template <class T>
  requires std::is_class_v<T>
  void read(const JsonValue& json, const std::string& path, T& value) {
    JsonReader inner{json, path, mistakes_};
    describe(inner, value);
    inner.finish();
  }

  template <IsEnum Enum> void read_word(std::string_view text, const std::string& path, Enum& value) {
    if (const auto word = parse_word<Enum>(text))
      value = *word;
    else
      note(path, "is none of the words known here");
  }
  template <class Visit> void each_element(const JsonValue& json, const std::string& path, const Visit& visit) {
    const auto* array = std::get_if<JsonValue::Array>(&json.value);
    if (!array) return note(path, "must be a list");
    for (std::size_t index = 0; index < array->size(); ++index) visit((*array)[index], join_path(path, std::to_string(index)));
  }
  template <class Visit> void each_member(const JsonValue& json, const std::string& path, const Visit& visit) {
    const auto* object = std::get_if<JsonValue::Object>(&json.value);
    if (!object) return note(path, "must be an object");
    for (const auto& member : *object) visit(member, join_path(path, member.name));
  }
  /// The text; notes what else it is.
  auto text_of(const JsonValue& json, const std::string& path) -> const std::string*;
  auto read_whole(const JsonValue& json, const std::string& path, std::int64_t lowest, std::int64_t highest) -> std::int64_t;
  auto take(std::string_view name) -> const JsonValue*;
  void note(const std::string& path, std::string message);

  const JsonValue::Object* object_ = nullptr;
  std::vector<char> taken_;
  std::string path_;
  std::vector<FieldError>& mistakes_;
};

/// The value, or all that is wrong with the bytes.
template <class T> auto decode(BytesView bytes, const JsonBounds& bounds = {}) -> Result<T> {
  const JsonValue json = NOROSHI_TRY(parse_json(bytes, bounds));
  std::vector<FieldError> mistakes;
  T value = Blank<T>::make();
  JsonReader form{json, "", mistakes};
  describe(form, value);
  form.finish();
  if (!mistakes.empty()) return fail(std::move(mistakes));
  return value;
}

}  // namespace noroshi::wire
