#include "formats/wire/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace noroshi::wire {
namespace {

void append_escaped(std::string& out, char character) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (character) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  const auto code = static_cast<unsigned char>(character);
  if (code >= 0x20) {
    out += character;
    return;
  }
  out += "\\u00";
  out += digits[code >> 4];
  out += digits[code & 15];
}

}  // namespace

void JsonWriter::write(std::string_view text) {
  text_ += '"';
  for (const char character : text) append_escaped(text_, character);
  text_ += '"';
}

void JsonWriter::write(double number) {
  NOROSHI_ASSERT(std::isfinite(number));
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  const std::string_view digits{buffer.data(), static_cast<std::size_t>(end - buffer.data())};
  text_ += digits;
  if (digits.find_first_of(".e") == std::string_view::npos) text_ += ".0";  // so that it is read as a fraction again
}

void JsonWriter::write_whole(std::int64_t number) { text_ += std::to_string(number); }

void JsonWriter::write_name(std::string_view name) {
  if (text_.size() > 1) text_ += ',';
  write(name);
  text_ += ':';
}

auto JsonWriter::take() && -> std::string {
  text_ += '}';
  return std::move(text_);
}

}  // namespace noroshi::wire
