#include "formats/wire/json_reader.hpp"

namespace noroshi::wire {

JsonReader::JsonReader(const JsonValue& json, std::string path, std::vector<FieldError>& mistakes)
    : object_{std::get_if<JsonValue::Object>(&json.value)}, path_{std::move(path)}, mistakes_{mistakes} {
  if (object_)
    taken_.assign(object_->size(), 0);
  else
    note(path_, "must be an object");
}

void JsonReader::finish() {
  for (std::size_t index = 0; object_ && index < object_->size(); ++index)
    if (!taken_[index]) note(join_path(path_, (*object_)[index].name), "is not a field known here");
}

auto JsonReader::take(std::string_view name) -> const JsonValue* {
  for (std::size_t index = 0; object_ && index < object_->size(); ++index) {
    if ((*object_)[index].name != name) continue;
    taken_[index] = 1;
    return &(*object_)[index].value;
  }
  return nullptr;
}

void JsonReader::read(const JsonValue& json, const std::string& path, bool& value) {
  if (const bool* flag = std::get_if<bool>(&json.value))
    value = *flag;
  else
    note(path, "must be true or false");
}

void JsonReader::read(const JsonValue& json, const std::string& path, double& value) {
  if (const double* number = std::get_if<double>(&json.value))
    value = *number;
  else if (const std::int64_t* whole = std::get_if<std::int64_t>(&json.value))
    value = static_cast<double>(*whole);
  else
    note(path, "must be a number");
}

auto JsonReader::read_whole(const JsonValue& json, const std::string& path, std::int64_t lowest, std::int64_t highest) -> std::int64_t {
  const std::int64_t* whole = std::get_if<std::int64_t>(&json.value);
  if (whole && lowest <= *whole && *whole <= highest) return *whole;
  note(path, "must be a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
  return 0;
}

auto JsonReader::text_of(const JsonValue& json, const std::string& path) -> const std::string* {
  const std::string* text = std::get_if<std::string>(&json.value);
  if (!text) note(path, "must be a text");
  return text;
}

void JsonReader::read(const JsonValue& json, const std::string& path, std::string& value) {
  if (const std::string* text = text_of(json, path)) value = *text;
}

void JsonReader::read(const JsonValue& json, const std::string& path, UtcTime& value) {
  const std::string* text = text_of(json, path);
  if (!text) return;
  if (const auto time = parse_rfc3339(*text))
    value = *time;
  else
    note(path, "must be a time as 2016-12-15T07:00:00.000Z");
}

void JsonReader::read(const JsonValue& json, const std::string& path, Bytes& value) {
  const std::string* text = text_of(json, path);
  if (!text) return;
  if (auto bytes = from_base64(*text))
    value = std::move(*bytes);
  else
    note(path, "must be base64");
}

void JsonReader::read(const JsonValue& json, const std::string& path, Bytes32& value) {
  const std::string* text = text_of(json, path);
  if (!text) return;
  const auto bytes = from_hex(*text);
  const auto exact = bytes ? to_bytes32(*bytes) : Result<Bytes32>{tl::unexpect, bytes.error()};
  if (exact && to_hex(*exact) == *text)
    value = *exact;
  else
    note(path, "must be 64 lower-case hex digits");
}

void JsonReader::read(const JsonValue& json, const std::string& path, domain::FactValue& value) {
  if (const bool* flag = std::get_if<bool>(&json.value))
    value = *flag;
  else if (const std::int64_t* whole = std::get_if<std::int64_t>(&json.value))
    value = *whole;
  else if (const double* number = std::get_if<double>(&json.value))
    value = *number;
  else if (const std::string* text = std::get_if<std::string>(&json.value))
    value = *text;
  else {
    std::vector<std::string> list;
    read(json, path, list);
    value = std::move(list);
  }
}

void JsonReader::note(const std::string& path, std::string message) {
  if (mistakes_.size() < domain::limits::list_items_max) mistakes_.push_back({path, std::move(message)});
}

}  // namespace noroshi::wire
