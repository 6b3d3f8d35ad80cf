#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace noroshi::xlsx {

/// The attributes of one element, by their names without prefix.
class Attributes {
public:
  explicit Attributes(const char** pairs) : pairs_{pairs} {}
  auto find(std::string_view name) const -> std::string_view;  ///< empty when absent

private:
  const char** pairs_;
};

/// Walks through one XML text. Element names come without prefix. A document type, too deep a nesting or a broken text is an error.
class XmlWalk {
public:
  XmlWalk() = default;
  XmlWalk(const XmlWalk&) = delete;
  auto operator=(const XmlWalk&) -> XmlWalk& = delete;
  virtual ~XmlWalk() = default;
  auto run(std::string_view xml) -> Result<>;

protected:
  void refuse(std::string reason);

private:
  friend struct XmlCallbacks;
  virtual void begin(std::string_view element, const Attributes& attributes) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void characters(std::string_view text) = 0;
  XML_ParserStruct* parser_ = nullptr;
  std::size_t depth_ = 0;
  std::string refused_;
};

}  // namespace noroshi::xlsx
