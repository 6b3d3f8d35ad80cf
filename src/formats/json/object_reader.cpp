#include "formats/json/object_reader.hpp"

#include "base/text.hpp"
#include "formats/json/pointer.hpp"

#include <fmt/format.h>

namespace noroshi::json {

struct ObjectReader::Mistakes {
  std::vector<FieldError> noted;
  std::set<std::string> known;                               ///< pointers that somebody asked for
  std::vector<std::pair<const Value*, std::string>> strict;  ///< objects whose other members are mistakes, with their pointers
};

ObjectReader::ObjectReader(const Value& value, Unknown unknown)
    : value_{&value}, unknown_{unknown}, own_mistakes_{std::make_unique<Mistakes>()}, mistakes_{own_mistakes_.get()} {
  begin();
}

ObjectReader::ObjectReader(const Value& value, Unknown unknown, std::string prefix, Mistakes& mistakes)
    : value_{&value}, unknown_{unknown}, prefix_{std::move(prefix)}, mistakes_{&mistakes} {
  begin();
}

ObjectReader::ObjectReader(ObjectReader&& other) noexcept = default;
ObjectReader::~ObjectReader() = default;

void ObjectReader::begin() {
  if (value_->members() == nullptr) mistakes_->noted.push_back({prefix_, fmt::format("is {}: send an object", value_->kind())});
  if (unknown_ == Unknown::Refuse) mistakes_->strict.emplace_back(value_, prefix_);
}

auto ObjectReader::field(std::string_view name) const -> std::string { return join_pointer(prefix_, name); }

void ObjectReader::note(std::string_view name, std::string message) { mistakes_->noted.push_back({field(name), std::move(message)}); }

auto ObjectReader::find(std::string_view name) -> const Value* {
  mistakes_->known.insert(field(name));
  const auto* value = value_->find(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}

auto ObjectReader::accept_text(const std::string& pointer, const Value& value, std::size_t chars_max) -> std::optional<std::string> {
  auto text = read_text(value, chars_max);
  if (text) return *std::move(text);
  mistakes_->noted.push_back({pointer, std::move(text).error().message});
  return std::nullopt;
}

auto ObjectReader::required_text(std::string_view name, std::size_t chars_max) -> std::string {
  const auto* value = find(name);
  if (value == nullptr) {
    note(name, "is missing: fill it in");
    return {};
  }
  auto text = accept_text(field(name), *value, chars_max);
  if (text && trim(*text).empty()) {
    note(name, "is empty: fill it in");
    return {};
  }
  return text.value_or("");
}

auto ObjectReader::optional_text(std::string_view name, std::size_t chars_max) -> std::optional<std::string> {
  const auto* value = find(name);
  return value == nullptr ? std::nullopt : accept_text(field(name), *value, chars_max);
}

auto ObjectReader::optional_integer(std::string_view name, std::int64_t least, std::int64_t most) -> std::optional<std::int64_t> {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  const auto* number = value->integer();
  if (number == nullptr || *number < least || *number > most) {
    note(name, fmt::format("must be a whole number from {} to {}", least, most));
    return std::nullopt;
  }
  return *number;
}

auto ObjectReader::required_integer(std::string_view name, std::int64_t least, std::int64_t most) -> std::int64_t {
  if (find(name) == nullptr) note(name, fmt::format("is missing: give a whole number from {} to {}", least, most));
  return optional_integer(name, least, most).value_or(least);
}

auto ObjectReader::optional_number(std::string_view name) -> std::optional<double> {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  const auto number = value->number();
  if (!number) note(name, fmt::format("is {}: send a number", value->kind()));
  return number;
}

auto ObjectReader::optional_boolean(std::string_view name) -> std::optional<bool> {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (const auto* flag = value->boolean()) return *flag;
  note(name, fmt::format("is {}: send true or false", value->kind()));
  return std::nullopt;
}

auto ObjectReader::optional_time(std::string_view name) -> std::optional<UtcTime> {
  const auto text = optional_text(name);
  return text ? accept<UtcTime>(name, parse_rfc3339(*text)) : std::nullopt;
}

auto ObjectReader::required_time(std::string_view name) -> UtcTime {
  if (find(name) == nullptr) note(name, "is missing: give a time as 2016-12-15T07:00:00Z");
  return optional_time(name).value_or(UtcTime{});
}

auto ObjectReader::optional_texts(std::string_view name, std::size_t items_max, std::size_t chars_max) -> std::vector<std::string> {
  const auto* value = find(name);
  if (value == nullptr) return {};
  const auto* items = value->items();
  if (items == nullptr || items->size() > items_max) {
    note(name, fmt::format("must be a list of at most {} texts", items_max));
    return {};
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < items->size(); ++i) {
    const auto pointer = join_pointer(field(name), std::to_string(i));
    if (auto text = accept_text(pointer, (*items)[i], chars_max)) texts.push_back(*std::move(text));
  }
  return texts;
}

auto ObjectReader::required_texts(std::string_view name, std::size_t items_max, std::size_t chars_max) -> std::vector<std::string> {
  if (find(name) == nullptr) note(name, "is missing: give a list of texts");
  return optional_texts(name, items_max, chars_max);
}

auto ObjectReader::optional_value(std::string_view name) -> const Value* { return find(name); }

auto ObjectReader::optional_object(std::string_view name) -> std::optional<ObjectReader> {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  return ObjectReader{*value, unknown_, field(name), *mistakes_};
}

auto ObjectReader::optional_objects(std::string_view name, std::size_t items_max) -> std::vector<ObjectReader> {
  const auto* value = find(name);
  if (value == nullptr) return {};
  const auto* items = value->items();
  if (items == nullptr || items->size() > items_max) {
    note(name, fmt::format("must be a list of at most {} objects", items_max));
    return {};
  }
  std::vector<ObjectReader> readers;
  for (std::size_t i = 0; i < items->size(); ++i) {
    readers.push_back(ObjectReader{(*items)[i], unknown_, join_pointer(field(name), std::to_string(i)), *mistakes_});
  }
  return readers;
}

auto ObjectReader::names() const -> std::vector<std::string> {
  std::vector<std::string> names;
  if (const auto* members = value_->members()) {
    for (const auto& [name, value] : *members) names.push_back(name);
  }
  return names;
}

auto ObjectReader::finish() -> Result<> {
  auto fields = mistakes_->noted;
  for (const auto& [object, prefix] : mistakes_->strict) {
    if (object->members() == nullptr) continue;
    for (const auto& [name, value] : *object->members()) {
      auto pointer = join_pointer(prefix, name);
      if (!mistakes_->known.contains(pointer)) fields.push_back({std::move(pointer), "is not known here: take it out"});
    }
  }
  if (fields.empty()) return {};
  return fail(std::move(fields));
}

}  // namespace noroshi::json
