#include "formats/json/pointer.hpp"

namespace noroshi::json {
namespace {

/// The longest whole characters that fit.
auto cut(std::string_view name) -> std::string_view {
  if (name.size() <= echoed_name_bytes_max) return name;
  std::size_t end = echoed_name_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return name.substr(0, end);
}

}  // namespace

auto join_pointer(std::string_view prefix, std::string_view name) -> std::string {
  std::string pointer{prefix};
  if (!pointer.empty()) pointer += '/';
  for (const char c : cut(name)) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

auto to_pointer(const std::vector<std::string>& path) -> std::string {
  std::string pointer;
  for (const auto& name : path) pointer = join_pointer(pointer, name);
  return pointer;
}

}  // namespace noroshi::json
