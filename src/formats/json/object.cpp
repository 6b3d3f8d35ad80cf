#include "formats/json/object.hpp"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <cmath>

namespace noroshi::json {
namespace {

auto quote(std::string_view text) -> std::string { return boost::json::serialize(boost::json::string_view{text.data(), text.size()}); }

void append(std::string& list, std::string_view item) {
  if (!list.empty()) list += ',';
  list += item;
}

}  // namespace

Fragment::Fragment(std::string_view text) : text_{quote(text)} {}
Fragment::Fragment(const Object& object) : text_{object.str()} {}
Fragment::Fragment(const List& list) : text_{list.str()} {}
Fragment::Fragment(double number) {
  NOROSHI_ASSERT(std::isfinite(number));
  text_ = fmt::format("{}", number);
}

auto Object::add(std::string_view name, const Fragment& value) -> Object& {
  append(members_, quote(name) + ":" + value.str());
  return *this;
}

auto List::add(const Fragment& value) -> List& {
  append(items_, value.str());
  return *this;
}

}  // namespace noroshi::json
